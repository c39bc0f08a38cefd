// What the listener for uncaught errors throws ends the program with code 7.
process.on('exit', (code) => console.log('exit', code));
process.on('uncaughtException', () => { throw new Error('again'); });
null.property;
