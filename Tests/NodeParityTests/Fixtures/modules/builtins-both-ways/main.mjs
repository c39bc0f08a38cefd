import fs, { readFileSync, promises } from 'fs';
import * as ns from 'node:fs';
import { createRequire, builtinModules, isBuiltin } from 'module';
const require = createRequire(import.meta.url);
console.log(fs.readFileSync === readFileSync, ns.default === fs, ns.readFileSync === readFileSync, require('fs') === fs, require('node:fs') === fs, promises === (await import('fs/promises')).default);
console.log(isBuiltin('fs'), isBuiltin('node:fs'), isBuiltin('node:test'), isBuiltin('test'), isBuiltin('pg'), isBuiltin('fs/promises'), isBuiltin('node:nope'), isBuiltin('./fs'), builtinModules.includes('fs'), builtinModules.includes('node:test'));
for (const s of ['node:nope', 'node:', 'node:fs/nope', 'fs/nope', 'node:Fs']) { try { await import(s); } catch (e) { console.log(s, e.name, e.code, e.message.replaceAll(import.meta.dirname, '')); } try { require(s); } catch (e) { console.log(s, e.name, e.code, e.message.split('\n')[0]); } }
console.log(process.getBuiltinModule('fs') === fs, process.getBuiltinModule('nope'));
import { execSync, spawn } from 'child_process';
import { connect } from 'http2';
console.log(typeof execSync, typeof spawn, typeof connect);
const { Module } = require('module'); console.log(Module === require('module'), Module.Module === Module, Module.wrap('x'));
