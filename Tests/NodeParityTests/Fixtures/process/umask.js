// The mask of new files.
const before = process.umask(0o027);
console.log(process.umask() === 0o027, process.umask('077').toString(8), process.umask(before).toString(8), process.umask() === before);
for (const bad of ['9', 'x', {}, -1]) {
  try { console.log(process.umask(bad)); } catch (error) { console.log(error.name, error.code, error.message); }
}
