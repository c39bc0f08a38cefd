'use strict';

module.exports = async (deepmerge) => {
  return [deepmerge({ a: [1], b: { c: 1 } }, { a: [2], b: { d: 2 } }), deepmerge.all([{ x: 1 }, { y: 2 }])];
};
