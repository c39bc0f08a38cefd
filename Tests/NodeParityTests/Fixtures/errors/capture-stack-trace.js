// Error.captureStackTrace, with and without a function to leave out.
const tidy = (object) => object.stack.replaceAll(__filename, 'FILE').split('\n').filter((line) => !line.includes('node:')).join('\n');
function Failure(message) {
  this.name = 'Failure';
  this.message = message;
  Error.captureStackTrace(this, Failure);
}
Failure.prototype = Object.create(Error.prototype);
function make() { return new Failure('made'); }
console.log(tidy(make()));
const holder = {};
function capture() { Error.captureStackTrace(holder); }
capture();
console.log(tidy(holder), Object.keys(holder), typeof Object.getOwnPropertyDescriptor(holder, 'stack'));
try { Error.captureStackTrace(5); } catch (error) { console.log(error.name); }
