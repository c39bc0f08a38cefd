process.on('exit', (code) => console.log('exit', code));
throw 'a string';
