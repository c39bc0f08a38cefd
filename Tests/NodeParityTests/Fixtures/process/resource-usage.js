// What the process has used.
const start = Date.now();
while (process.cpuUsage().user === 0 && Date.now() - start < 10000);
const usage = process.resourceUsage();
console.log(Object.keys(usage).join());
console.log(usage.userCPUTime > 0, usage.maxRSS > 1000, Number.isInteger(usage.minorPageFault), Object.values(usage).every((value) => typeof value === 'number'));
const memory = process.memoryUsage();
console.log(Object.keys(memory).join(), memory.rss > 0, process.memoryUsage.rss() > 0);
const cpu = process.cpuUsage();
console.log(Object.keys(cpu).join(), process.cpuUsage(cpu).user >= 0);
try { process.cpuUsage(5); } catch (error) { console.log(error.code); }
console.log(process.uptime() > 0, process.hrtime().length, typeof process.hrtime.bigint(), process.hrtime([0, 0])[0] > 0);
