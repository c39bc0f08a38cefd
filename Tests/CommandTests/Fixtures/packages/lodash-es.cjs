'use strict';

module.exports = async (_) => {
  return [_.uniqBy([2.1, 1.2, 2.3], Math.floor), _.zipObject(['a', 'b'], [1, 2]), _.kebabCase('fooBar')];
};
