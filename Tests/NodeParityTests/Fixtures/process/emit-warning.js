// Every form of emitWarning.
process.on('warning', (warning) => console.log(warning.name, '|', warning.message, '|', warning.code, '|', warning.detail));
process.emitWarning('plain');
process.emitWarning('typed', 'MyWarning');
process.emitWarning('coded', 'MyWarning', 'CODE1');
process.emitWarning('with options', { type: 'Opt', code: 'C2', detail: 'the detail' });
process.emitWarning(Object.assign(new Error('an error'), { name: 'Named', code: 'E3' }));
process.emitWarning('old', 'DeprecationWarning', 'DEP1');
for (const bad of [5, undefined, {}]) {
  try { process.emitWarning(bad); } catch (error) { console.log(error.code, error.message); }
}
try { process.emitWarning('x', 5); } catch (error) { console.log(error.code, error.message); }
