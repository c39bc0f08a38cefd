// A variable that is not there, in an ES module.
const value = 1;
console.log(value);
undefinedFunction(value);
