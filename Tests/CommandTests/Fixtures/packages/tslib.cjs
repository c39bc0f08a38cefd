'use strict';

module.exports = async (tslib) => {
  const target = {};
  tslib.__exportStar({ a: 1, default: 2 }, target);
  return [target, tslib.__rest({ a: 1, b: 2 }, ['a']), tslib.__spreadArray([1], [2], false), await tslib.__awaiter(undefined, [], undefined, function* () { return yield Promise.resolve(5); })];
};
