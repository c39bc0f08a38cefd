// The order of awaits, thens and generators.
const log = [];
const note = (text) => log.push(text);
async function one() { note('one start'); await null; note('one 1'); await null; note('one 2'); return 'one'; }
async function two() { note('two start'); await new Promise((resolve) => resolve()); note('two 1'); return Promise.resolve('two'); }
async function* three() { note('three start'); yield 1; note('three 1'); yield await Promise.resolve(2); note('three 2'); }
one().then(note); two().then(note);
(async () => { for await (const value of three()) note(`got ${value}`); })();
Promise.resolve().then(() => note('p1')).then(() => note('p2')).then(() => note('p3')).then(() => note('p4')).then(() => note('p5'));
({ then(resolve) { note('thenable'); resolve('t'); } });
Promise.resolve({ then(resolve) { note('thenable called'); resolve('t'); } }).then(note);
Promise.reject(1).catch(() => note('caught')).finally(() => note('finally'));
setTimeout(() => console.log(log.join('\n')), 5);
