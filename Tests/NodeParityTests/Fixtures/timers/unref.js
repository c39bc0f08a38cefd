// Timers that keep nothing alive.
setTimeout(() => console.log('never'), 100000).unref();
const interval = setInterval(() => console.log('never'), 100000); interval.unref(); console.log(interval.hasRef(), interval.ref().hasRef(), interval.unref().hasRef());
setTimeout(() => console.log('only this'), 5);
