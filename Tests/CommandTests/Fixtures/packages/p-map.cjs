'use strict';

module.exports = async (pMap) => {
  return [await pMap([1, 2, 3], async (n) => n * 2, { concurrency: 2 })];
};
