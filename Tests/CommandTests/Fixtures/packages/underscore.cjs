'use strict';

module.exports = async (_) => {
  return [_.countBy([1, 2, 3], (n) => (n % 2 ? 'odd' : 'even')), _.chain([3, 1, 2]).sortBy().first(2).value(), _.template('<%= a %>')({ a: 1 }), _.omit({ a: 1, b: 2 }, 'b')];
};
