// A function that never stops calling itself.
let depth = 0;
function deeper() { depth++; deeper(); }
try { deeper(); } catch (error) {
  console.log(error instanceof RangeError, error.message, depth > 1000);
  console.log(error.stack.split('\n')[0]);
}
