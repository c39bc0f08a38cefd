// What exitCode takes.
for (const value of [0, 5, '7', undefined, null, 256, -1]) {
  process.exitCode = value;
  console.log(process.exitCode);
}
for (const bad of [1.5, 'x', {}, true, NaN]) {
  try { process.exitCode = bad; console.log(process.exitCode); } catch (error) { console.log(error.code, error.message); }
}
try { process.exit('x'); } catch (error) { console.log(error.code); }
process.exitCode = 42;
