'use strict';

// node:child_process: a migration starts no program. Every function is there and refuses by name.

const { refuse } = require('internal/unsupported');

module.exports = refuse('child_process', [
  '_forkChild', 'ChildProcess', 'exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync',
]);
