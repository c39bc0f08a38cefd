undeclared2 = 1; console.log(undeclared2, (function () { return this === globalThis; })(), this === module.exports, typeof arguments);
var v = 010; console.log(v); with ({ w: 2 }) { console.log(w); }
<!-- html comment
console.log('after html comment');
--> another
