'use strict';

module.exports = async (styles) => {
  return [`${styles.green.open}on${styles.green.close}`, styles.rgbToAnsi256(100, 150, 200), styles.hexToRgb('#abc')];
};
