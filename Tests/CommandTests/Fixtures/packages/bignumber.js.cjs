'use strict';

module.exports = async (BigNumber) => {
  return [new BigNumber('0.1').plus('0.2').toString(), new BigNumber('123456789012345678901234567890').times(3).toFixed(), new BigNumber(2).sqrt().toFixed(20)];
};
