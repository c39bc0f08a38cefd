'use strict';

module.exports = async (ms) => {
  return [ms('2 days'), ms('1.5h'), ms(60000), ms(2 * 86400000, { long: true })];
};
