// stack can be replaced and removed.
const error = new Error('x');
error.stack = 'my own stack';
console.log(error.stack); console.log(error);
const other = new Error('y'); other.stack = undefined; console.log(other.stack, String(other));
const third = new Error('z'); delete third.stack; console.log(third.stack, 'stack' in third);
console.log(Object.getOwnPropertyNames(new Error('q')).sort());
