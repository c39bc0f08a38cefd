// beforeExit comes each time the loop is empty.
let count = 0;
process.on('beforeExit', () => { console.log('empty', ++count); if (count < 3) setTimeout(() => console.log('more'), 1); });
process.on('exit', () => console.log('done', count));
