// Asking whether a process is there.
console.log(process.kill(process.pid, 0));
for (const values of [[2 ** 22 + 5, 0], ['x', 0], [process.pid, 'NOSUCH'], [process.pid, 'SIGNOPE'], [undefined]]) {
  try { console.log(process.kill(...values)); } catch (error) { console.log(error.name, error.code, error.syscall, error.message); }
}
