// The process object, as far as it is the same everywhere.
console.log(process.platform, process.arch, typeof process.pid, typeof process.ppid, /^v20\.\d+\.\d+$/.test(process.version), process.versions.node === process.version.slice(1));
console.log(typeof process.argv[0], process.execArgv, typeof process.execPath, process.title);
console.log(process.cwd() === require('path').resolve('.'), typeof process.uptime(), process.uptime() >= 0, process.exitCode, process.release.name);
const start = process.hrtime();
console.log(Array.isArray(start), start.length, process.hrtime(start).every((part) => part >= 0), typeof process.hrtime.bigint());
console.log(Object.keys(process.memoryUsage()).join(), typeof process.memoryUsage.rss(), Object.keys(process.cpuUsage()).join());
process.env.PARITY_A = 1;
process.env.PARITY_B = undefined;
process.env.PARITY_C = null;
process.env.PARITY_D = true;
console.log(process.env.PARITY_A, process.env.PARITY_B, process.env.PARITY_C, process.env.PARITY_D, typeof process.env.PARITY_A);
console.log('PARITY_A' in process.env, 'PARITY_Z' in process.env, process.env.PARITY_Z, delete process.env.PARITY_A, process.env.PARITY_A, delete process.env.PARITY_Z);
console.log(Object.keys(process.env).filter((key) => key.startsWith('PARITY')), { ...process.env }.PARITY_B, JSON.parse(JSON.stringify(process.env)).PARITY_D);
Object.assign(process.env, { PARITY_E: 5, PARITY_F: [1, 2] });
console.log(process.env.PARITY_E, process.env.PARITY_F, Object.hasOwn(process.env, 'PARITY_E'), process.env.hasOwnProperty('PARITY_E'), typeof process.env.toString);
for (const bad of [() => { process.env.X = Symbol('x'); }, () => { process.env[Symbol('x')] = 1; }, () => process.chdir(5), () => process.chdir('/nowhere/at/all'), () => { process.exitCode = 'x'; }, () => { process.exitCode = 1.5; }, () => process.hrtime(5), () => process.emitWarning(5), () => process.nextTick()]) {
  try { bad(); console.log('no error'); } catch (error) { console.log(error.name, error.code, error.message); }
}
process.chdir('/');
console.log(process.cwd());
console.log(process.on('custom', (value) => console.log('custom', value)) === process, process.emit('custom', 1), process.listenerCount('custom'));
console.log(process instanceof require('events'), Object.prototype.toString.call(process), require('process') === process, require('node:process') === process, global.process === process);
console.log(typeof process.stdout.write, process.stdout.fd, process.stderr.fd, process.stdout.isTTY === undefined || process.stdout.isTTY, process.stdout.write('written\n'));
process.stdout.write('with callback\n', () => console.log('callback'));
process.stdout.write(Buffer.from('bytes é\n'));
process.stdout.write('c2k=\n', 'base64');
console.log();
try { process.stdout.write(5); } catch (error) { console.log(error.code, error.message); }
console.log(typeof process.umask(), typeof process.getuid(), typeof process.getgid(), typeof process.geteuid(), process.getBuiltinModule('fs') === require('fs'), process.getBuiltinModule('nope'));
