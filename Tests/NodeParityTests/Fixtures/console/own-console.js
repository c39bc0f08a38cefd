// A console of one's own.
const { Console } = require('console');
const { Writable } = require('stream');
const lines = [];
const sink = (name) => new Writable({ write(chunk, encoding, done) { lines.push(`${name}:${chunk}`); done(); } });
const own = new Console({ stdout: sink('out'), stderr: sink('err'), groupIndentation: 4, inspectOptions: { depth: 0 } });
own.log('a', { b: { c: 1 } });
own.group(); own.error('e'); own.groupEnd();
own.table([{ a: 1 }]);
console.log(lines, own instanceof Console, typeof console.Console);
try { new Console({}); } catch (error) { console.log(error.code, error.message); }
