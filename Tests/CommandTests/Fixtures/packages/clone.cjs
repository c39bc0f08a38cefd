'use strict';

module.exports = async (clone) => {
  const source = { a: new Date(0), b: new Map([[1, { c: /x/g }]]), self: null };
  source.self = source;
  const copy = clone(source);
  return [copy.self === copy, copy.a.getTime(), copy.b.get(1).c.source, copy.b !== source.b];
};
