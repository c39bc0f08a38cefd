// Timers that are not referenced keep nothing waiting.
setTimeout(() => console.log('never: unref'), 60000).unref();
const interval = setInterval(() => {
  console.log('interval', interval.hasRef());
  clearInterval(interval);
}, 1);
setTimeout(() => console.log('referenced again'), 3).unref().ref();
