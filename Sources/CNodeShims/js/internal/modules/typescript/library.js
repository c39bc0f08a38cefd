'use strict';

// Compiling by the package `typescript`, inside the engine (its transpileModule).

const { Module } = require('internal/modules/cjs');

const libraries = new Map();

// The package's exports; it is not left in `require.cache`, where a program would find it.
function libraryAt(path) {
  let library = libraries.get(path);
  if (library === undefined) {
    const module = new Module(path, undefined);
    module.load(path);
    library = module.exports;
    libraries.set(path, library);
  }
  return library;
}

function compile(libraryPath, { text, path, format, options }) {
  const ts = libraryAt(libraryPath);
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: {
      ...compilerOptions(ts, options),
      module: format === 'module' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
    },
  });
  const [first] = diagnostics;
  if (first !== undefined) throw refusal(ts, first, path);
  return {
    source: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'),
    mappings: JSON.parse(sourceMapText).mappings,
  };
}

function compilerOptions(ts, options) {
  const { options: converted } = ts.convertCompilerOptionsFromJson(
    { ...options, target: undefined }, '/');
  return {
    ...converted,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
    isolatedModules: true,
    sourceMap: true,
    inlineSources: false,
  };
}

function refusal(ts, { messageText, file, start }, path) {
  const { syntaxError } = require('internal/modules/typescript/compile');
  const message = ts.flattenDiagnosticMessageText(messageText, ' ');
  const { line, character } = ts.getLineAndCharacterOfPosition(file, start);
  return syntaxError(message, path, line + 1, character + 1);
}

module.exports = { compile };
