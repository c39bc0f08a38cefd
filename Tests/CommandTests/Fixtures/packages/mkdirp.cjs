'use strict';

module.exports = async (mkdirp) => {
  const root = require('fs').mkdtempSync(`${require('os').tmpdir()}/packages-`);
  const made = await mkdirp(`${root}/a/b/c`);
  mkdirp.sync(`${root}/d/e`);
  const found = require('fs').readdirSync(root);
  require('fs').rmSync(root, { recursive: true });
  return [made === `${root}/a`, found];
};
