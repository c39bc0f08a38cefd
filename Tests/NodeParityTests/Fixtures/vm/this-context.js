// Code in this context.
const vm = require('vm');
globalThis.shared = 5;
console.log(vm.runInThisContext('shared + 1'), new vm.Script('shared * 2', { filename: 'mine.js' }).runInThisContext(), typeof vm.runInThisContext('(function () { return this })')());
const script = new vm.Script('globalThis.count = (globalThis.count ?? 0) + 1');
script.runInThisContext(); script.runInThisContext();
console.log(globalThis.count, vm.isContext({}));
const add = vm.compileFunction('return a + b', ['a', 'b']);
console.log(add(1, 2), add.length);
try { new vm.Script('a b'); } catch (error) { console.log(error.name, error.message); }
try { vm.runInThisContext('undefinedName'); } catch (error) { console.log(error.name, error.message); }
try { vm.compileFunction(5); } catch (error) { console.log(error.code); }
