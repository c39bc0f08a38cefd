// Errors that a stream meets by itself.
const { Readable } = require('stream');
function watch(name, r) {
  for (const event of ['error', 'end', 'close']) {
    r.on(event, (e) => console.log(name, event, e ? `${e.name} ${e.code}: ${e.message}` : ''));
  }
  return r;
}
watch('no read', new Readable()).read();
watch('throws', new Readable({ read() { throw new RangeError('in read'); } })).resume();
const after = watch('after end', new Readable({ read() {} }));
after.push(null);
console.log(after.push('x'));
const wrong = watch('wrong chunk', new Readable({ read() {} }));
console.log(wrong.push(5));
const unshift = watch('unshift', new Readable({ read() {}, autoDestroy: false }));
unshift.push(null);
unshift.on('end', () => { console.log(unshift.unshift('x')); });
unshift.resume();
const dead = watch('destroyed', new Readable({ read() {} }));
dead.destroy();
console.log(dead.push('x'), dead.read(), dead.destroyed, dead.readable);
const quiet = watch('no autoDestroy', new Readable({ autoDestroy: false, read() { this.push(null); } }));
quiet.resume();
for (const hwm of [-1, 1.5, 'x', null, undefined]) {
  try { console.log(new Readable({ highWaterMark: hwm }).readableHighWaterMark); } catch (e) { console.log(e.code, e.message); }
}
try { new Readable({ read() {} }).read(2 ** 31); } catch (e) { console.log(e.code, e.message); }
