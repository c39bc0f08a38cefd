// A code in the form of text, and exit inside a promise.
Promise.resolve().then(() => { console.log('leaving'); process.exit('9'); }).then(() => console.log('never'));
process.on('exit', (code) => console.log('exit', code, typeof code));
