'use strict';

module.exports = async (extend) => {
  return [extend(true, {}, { a: { b: 1 } }, { a: { c: [1, { d: 2 }] } })];
};
