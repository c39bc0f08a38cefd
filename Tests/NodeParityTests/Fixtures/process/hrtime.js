// hrtime's arguments.
for (const bad of [5, 'x', [1]]) { try { process.hrtime(bad); } catch (error) { console.log(error.code, error.message); } }
const [seconds, nanoseconds] = process.hrtime(process.hrtime());
console.log(seconds, nanoseconds < 1e9, process.hrtime.bigint() < process.hrtime.bigint());
