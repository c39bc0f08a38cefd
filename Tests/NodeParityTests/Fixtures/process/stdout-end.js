// end() of the standard output: its callback comes, and destroying it has no effect.
const o = process.stdout; o.on('finish', () => console.error('finish'));
o.end('last words\n', () => console.error('ended', o.writableFinished));
setTimeout(() => { o.destroy(); console.error(o.destroyed, o.writable); }, 20);
