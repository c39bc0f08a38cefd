'use strict';

module.exports = async (fs) => {
  return [fs.readFileSync(__filename, 'utf8').length > 0, await new Promise((resolve) => fs.readFile('/nowhere', (error) => resolve(error.code)))];
};
