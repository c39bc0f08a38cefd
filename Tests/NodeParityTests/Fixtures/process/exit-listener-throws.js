// An exit listener that throws.
process.on('exit', () => console.log('first'));
process.on('exit', () => { throw new Error('in exit'); });
process.on('exit', () => console.log('never'));
