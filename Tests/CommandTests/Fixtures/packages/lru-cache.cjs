'use strict';

module.exports = async (LRU) => {
  const cache = new LRU({ max: 2 });
  cache.set('a', 1); cache.set('b', 2); cache.get('a'); cache.set('c', 3);
  return [cache.has('a'), cache.has('b'), [...cache.keys()]];
};
