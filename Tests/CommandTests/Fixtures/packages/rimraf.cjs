'use strict';

module.exports = async (rimraf) => {
  const root = require('fs').mkdtempSync(`${require('os').tmpdir()}/packages-`);
  require('fs').mkdirSync(`${root}/a/b`, { recursive: true });
  require('fs').writeFileSync(`${root}/a/b/c`, 'x');
  await new Promise((resolve, reject) => rimraf(`${root}/a`, (error) => (error ? reject(error) : resolve())));
  const left = require('fs').readdirSync(root);
  rimraf.sync(root);
  return [left, require('fs').existsSync(root)];
};
