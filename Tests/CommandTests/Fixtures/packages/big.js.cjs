'use strict';

module.exports = async (Big) => {
  return [new Big('0.1').plus('0.2').toString(), new Big(1).div(3).toFixed(10), new Big('1e21').times(7).toString()];
};
