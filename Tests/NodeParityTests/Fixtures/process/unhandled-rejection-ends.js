// Without a listener a rejection ends the program.
process.on('exit', (code) => { console.log('exit', code); process.exitCode = 9; });
Promise.reject(new Error('nobody handles it'));
setTimeout(() => console.log('never: timer'), 60000);
