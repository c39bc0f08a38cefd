'use strict';

// node:module: the class of CommonJS modules itself, and what there is no room for here, by name.

const { refused } = require('internal/unsupported');
const { Module } = require('internal/modules/cjs');

for (const name of ['findPackageJSON', 'register', 'registerHooks', 'findSourceMap', 'SourceMap']) {
  Module[name] = refused(`module.${name}`);
}

module.exports = Module;
