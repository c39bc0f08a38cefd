'use strict';

module.exports = async (glob) => {
  const folder = require('path').dirname(require.resolve('ms'));
  return [glob.sync('*.js', { cwd: folder }), glob.sync('**/package.json', { cwd: folder }), await new Promise((resolve, reject) => glob('{index,license}*', { cwd: folder }, (error, found) => (error ? reject(error) : resolve(found))))];
};
