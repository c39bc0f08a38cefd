process.on('exit', (code) => console.log('exit', code));
require('./there-is-none');
