// Functions of the language between one's own.
const tidy = (error) => error.stack.replaceAll(__filename, 'FILE').split('\n').filter((line) => !line.includes('node:')).join('\n');
const fail = () => { throw new Error('in a callback'); };
for (const run of [
  () => [1].map(fail), () => [1].forEach(fail), () => [1, 2].reduce(fail), () => [1, 2].sort(fail), () => 'a'.replace(/a/, fail), () => JSON.parse('1', fail), () => Array.from([1], fail),
]) {
  try { run(); } catch (error) { console.log(tidy(error).split('\n').slice(0, 3).join('\n').replace(/Object\.fail/, 'fail')); }
}
class Thing { constructor() { fail(); } }
try { new Thing(); } catch (error) { console.log(tidy(error)); }
