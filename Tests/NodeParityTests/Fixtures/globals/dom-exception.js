// DOMException, which platform functions throw.
const error = new DOMException('what', 'AbortError');
console.log(error.name, error.message, error.code, error instanceof Error, error instanceof DOMException, String(error));
console.log(DOMException.ABORT_ERR, new DOMException('x', 'NotFoundError').code, new DOMException('x').name, new DOMException('x', 'Own').code);
console.log(Object.prototype.toString.call(error), new DOMException('m', { name: 'N', cause: 'c' }).cause);
