console.log('1');
import('./m.mjs').then(() => console.log('import then'));
process.nextTick(() => console.log('tick'));
console.log('2');
