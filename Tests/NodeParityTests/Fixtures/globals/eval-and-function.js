// Code made while the script runs.
const local = 'local';
console.log(eval('local + 1'), (0, eval)('typeof local'), new Function('a', 'b', 'return a + b')(1, 2), Function('return this')() === globalThis, eval('var made = 5; made * 2'), typeof made);
try { eval('let x = ;'); } catch (error) { console.log(error.name); }
try { new Function('return }'); } catch (error) { console.log(error.name); }
