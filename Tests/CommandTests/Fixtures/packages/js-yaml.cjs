'use strict';

module.exports = async (yaml) => {
  return [yaml.load('a: &x [1, 2.5, ~]\nb: *x\nc: 2001-12-14\nd: |\n  two\n  lines\n'), yaml.dump({ x: { y: [1, { z: null }] }, s: 'yes' })];
};
