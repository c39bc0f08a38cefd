'use strict';

module.exports = async (_) => {
  return [_.groupBy([1.2, 1.8, 2.1], Math.floor), _.chunk([1, 2, 3, 4, 5], 2), _.template('hi <%- name %>')({ name: '<x>' }), _.merge({ a: { b: 1 } }, { a: { c: [1] } }), _.camelCase('foo bar-baz'), _.orderBy([{ a: 2 }, { a: 1 }], 'a'), _.isEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])), _(['a', 'b']).map(_.upperCase).value(), _.cloneDeep({ d: new Date(0) }).d.getTime()];
};
