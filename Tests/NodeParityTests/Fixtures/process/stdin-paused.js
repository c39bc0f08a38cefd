// Input that nobody reads to its end does not keep the process alive.
process.stdin.once('data', (d) => { console.log(String(d).length > 0); process.stdin.pause(); console.log(process.stdin.isPaused()); }); process.on('exit', (c) => console.log('exit', c));
