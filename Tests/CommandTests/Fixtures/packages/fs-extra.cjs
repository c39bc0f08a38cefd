'use strict';

module.exports = async (fs) => {
  const folder = require('fs').mkdtempSync(`${require('os').tmpdir()}/packages-`);
  await fs.outputJson(`${folder}/a/b.json`, { x: 1 });
  await fs.copy(`${folder}/a`, `${folder}/c`);
  const read = await fs.readJson(`${folder}/c/b.json`);
  await fs.remove(folder);
  return [read, await fs.pathExists(folder)];
};
