// The same in an ES module.
const tidy = (error) => error.stack.replaceAll(import.meta.url, 'FILE').split('\n').filter((line) => !line.includes('node:')).join('\n');
const inner = (value) => value.rows.length;
function outer() { return inner({}); }
try { outer(); } catch (error) { console.log(tidy(error)); }
try { await (async () => { await null; undefined.x; })(); } catch (error) { console.log(error.message); }
try { null.x; } catch (error) { console.log(error.message); console.log(tidy(new Error('behind the brace'))); }
