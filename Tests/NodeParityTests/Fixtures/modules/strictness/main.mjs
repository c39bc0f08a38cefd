import './sloppy.cjs';
console.log(this);
const f = function () { return this; }; console.log(f());
try { undeclared = 1; } catch (e) { console.log(e.name); }
try { Object.freeze([]).push(1); } catch (e) { console.log(e.name); }
console.log(typeof module, typeof exports, typeof __filename);
