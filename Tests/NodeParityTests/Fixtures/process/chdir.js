// The working directory.
const before = process.cwd();
process.chdir('/');
console.log(process.cwd());
process.chdir(before);
console.log(process.cwd() === before);
for (const bad of ['/no/such/folder', 5]) {
  try { process.chdir(bad); } catch (error) { console.log(error.code, error.message.replace(before, 'HERE')); }
}
