'use strict';

module.exports = async (inspect) => {
  return [inspect({ a: [1, { b: new Map([[1, 'x']]) }], c: () => 1, d: Symbol('s') })];
};
