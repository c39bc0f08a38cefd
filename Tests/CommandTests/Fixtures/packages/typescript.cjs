'use strict';

module.exports = async (ts) => {
  const { outputText } = ts.transpileModule('enum A { B = 1 } const x: number = A.B; export { x };', { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2020 } });
  const file = ts.createSourceFile('x.ts', 'let a: string | undefined', ts.ScriptTarget.Latest);
  return [outputText, file.statements.length, ts.version];
};
