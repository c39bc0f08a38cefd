'use strict';

module.exports = async (chalk) => {
  const painter = new chalk.constructor({ level: 1 });
  return [painter.red.bold('x'), painter.hex('#ffffff').bgBlue(`a ${1}`), chalk.level >= 0];
};
