'use strict';

module.exports = async (parse) => {
  return [parse(['--port', '80', '-vvv', '--no-cache', '--a.b=1', 'x', '--', 'y'], { count: ['v'], boolean: ['cache'] })];
};
