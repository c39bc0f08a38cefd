// Intervals stop themselves, and timers can be cleared anywhere.
let count = 0;
const interval = setInterval((word) => {
  console.log('interval', word, ++count);
  if (count === 3) { clearInterval(interval); setTimeout(() => console.log('after'), 1); }
}, 1, 'arg');
const never = setTimeout(() => console.log('never'), 1);
clearTimeout(never);
clearTimeout(undefined); clearTimeout(null); clearTimeout({}); clearInterval(12345);
const two = setTimeout(() => console.log('cleared by number: never'), 1);
clearTimeout(+two);
