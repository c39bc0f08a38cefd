// The stack of an error of the engine, as the code that catches it reads it.
const tidy = (error) => error.stack.replaceAll(__filename, 'FILE').split('\n').filter((line) => !line.includes('node:')).join('\n');
function inner(value) { return value.rows.length; }
function outer() { return inner({}); }
try { outer(); } catch (error) { console.log(tidy(error)); }
try { [1].forEach(() => missing()); } catch (error) { console.log(tidy(error)); }
try { null.x; } catch (error) { console.log(tidy(error)); } finally { console.log('finally'); }
try { JSON.parse('{'); } catch (error) { console.log(tidy(error)); }
try { try { null.x; } catch (error) { throw error; } } catch (error) { console.log(tidy(error)); }
try { null.x; } catch ({ message, name }) { console.log(typeof message, name); }
try { null.x; } catch { console.log('no name'); }
