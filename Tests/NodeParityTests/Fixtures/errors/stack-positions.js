// Where stack frames of this file point: line and column, as V8 has them.
const { inspect } = require('util');
const here = /stack-positions\.js:(\d+:\d+)/;
const positions = (text) => text.split('\n').filter((line) => here.test(line)).map((line) => here.exec(line)[1]).slice(0, 3).join(' ');
const made = (error) => console.log(positions(error.stack));
const thrown = (run) => { try { run(); } catch (error) { console.log(error.name, positions(inspect(error))); } };
const o = { m() { return new Error('x'); }, get g() { return new Error('g'); }, async a() { throw new TypeError('a'); }, deep: { er() { return o.m(); } } };
made(new Error('1'));
made(o.m());
made(o.g);
made(o.deep.er());
made([1].map(() => new Error('m'))[0]);
class K extends Error { constructor() { super('k'); } }
made(new K());
made(Object.assign(new Error('assigned'), { code: 1 }));
made(Error('no new'));
made( new   RangeError( 'spaces' ) );
function recurse(n) { if (n === 0) throw new RangeError('deep'); recurse(n - 1); }
thrown(() => { recurse(2); });
thrown(() => { null.foo; });
thrown(() => { undefined.foo.bar; });
thrown(() => { const x = {}; x.y.z; });
thrown(() => { const x = {}; x.y(); });
thrown(() => { const x = {}; x.y.z(); });
thrown(() => { notDefined; });
thrown(() => { notDefined(); });
thrown(() => { new o.g(); });
thrown(() => { JSON.parse('{x'); });
thrown(() => { decodeURIComponent('%'); });
thrown(() => { throw new SyntaxError('by hand'); });
thrown(() => {
  const lines = { of: {} };
  lines
    .of
    .call();
});
o.a().catch((error) => console.log('async', positions(error.stack)));
(async () => { await null; throw new Error('later'); })().catch((error) => console.log('later', positions(error.stack)));
new Promise((resolve, reject) => { reject(new Error('in a promise')); }).catch((error) => console.log('promise', positions(error.stack).split(' ')[0]));
async function outer() { await inner(); }
async function inner() { await null; throw new TypeError('inner'); }
outer().catch((error) => console.log('inner', positions(error.stack).split(' ')[0]));
setTimeout(() => made(new Error('timer')), 1);
