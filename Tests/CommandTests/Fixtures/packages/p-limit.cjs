'use strict';

module.exports = async (pLimit) => {
  const limit = pLimit(1);
  const order = [];
  await Promise.all([3, 1, 2].map((n) => limit(async () => { await new Promise((r) => setTimeout(r, n)); order.push(n); })));
  return [order, limit.activeCount];
};
