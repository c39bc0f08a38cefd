'use strict';

module.exports = async (R) => {
  return [R.pipe(R.filter(R.gt(R.__, 1)), R.map(R.multiply(2)))([1, 2, 3]), R.groupBy((n) => (n % 2 ? 'odd' : 'even'), [1, 2, 3]), R.over(R.lensPath(['a', 'b']), R.inc, { a: { b: 1 } }), R.equals({ a: [1] }, { a: [1] }), R.sortWith([R.descend(R.prop('n'))], [{ n: 1 }, { n: 2 }])];
};
