'use strict';

// node:repl: there is no one to read from.

const { refuse } = require('internal/unsupported');

module.exports = refuse('repl', ['start', 'writer', 'isValidSyntax', 'REPLServer', 'Recoverable'], {
  REPL_MODE_SLOPPY: Symbol('repl-sloppy'), REPL_MODE_STRICT: Symbol('repl-strict'),
  builtinModules: require('module').builtinModules.filter((name) => !name.startsWith('_')),
});
