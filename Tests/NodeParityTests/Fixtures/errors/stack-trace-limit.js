// Error.stackTraceLimit counts frames.
function deep(count) { return count === 0 ? new Error('deep') : deep(count - 1); }
const frames = (error) => error.stack.split('\n').length - 1;
console.log(Error.stackTraceLimit, frames(deep(20)));
Error.stackTraceLimit = 3;
console.log(frames(deep(20)), frames(deep(1)));
Error.stackTraceLimit = 0;
console.log(deep(20).stack);
Error.stackTraceLimit = 15;
console.log(frames(deep(20)));
try { undefined.x; } catch (error) { console.log(error.stack.split('\n')[0]); }
