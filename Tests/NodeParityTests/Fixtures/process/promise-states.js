// console.log tells what a promise has come to.
const rejected = Promise.reject(new RangeError('no'));
rejected.catch(() => {});
console.log(Promise.resolve(), Promise.resolve(1), Promise.resolve('text'), Promise.resolve({ a: [1] }));
console.log(String(require('util').inspect(rejected)).split('\n')[1]);
console.log(new Promise(() => {}), (async () => 1)(), (async () => { await null; })());
console.log(Promise.resolve(Promise.resolve(2)), new Promise((resolve) => resolve(new Promise(() => {}))));
class Own extends Promise {}
console.log(Own.resolve(3), require('util').types.isPromise(Own.resolve()));
console.log(require('util').types.isPromise(Object.create(Promise.prototype)), require('util').types.isPromise({ then() {} }));
const later = Promise.resolve(1).then((value) => value + 1);
console.log(later);
setTimeout(() => console.log(later), 1);
