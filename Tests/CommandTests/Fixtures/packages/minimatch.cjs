'use strict';

module.exports = async (minimatch) => {
  return [minimatch('a/b/c.js', 'a/**/*.js'), minimatch('x.ts', '*.{js,ts}'), minimatch('a.js', '!(a).js'), minimatch.makeRe('*.js').source];
};
