'use strict';

// Files, with promises. Each settles on a later turn of the event loop, as in Node.

const { operations, realpathNative, refusedNames } = require('internal/fs/operations');
const { refused } = require('internal/unsupported');
const { setImmediate } = require('internal/timers');
const constants = require('internal/fs/constants');

const promises = { constants };

for (const [name, operation] of Object.entries({ ...operations, realpath: realpathNative })) {
  promises[name] = { [name]: async function (...values) {
    let settle;
    try {
      const result = operation(...values);
      settle = (resolve) => resolve(result);
    } catch (error) {
      settle = (resolve, reject) => reject(error);
    }
    return new Promise((resolve, reject) => {
      setImmediate(() => settle(resolve, reject));
    });
  } }[name];
}
for (const name of [...refusedNames, 'watch', 'lchmod']) {
  promises[name] = refused(`fs.promises.${name}`);
}

module.exports = promises;
