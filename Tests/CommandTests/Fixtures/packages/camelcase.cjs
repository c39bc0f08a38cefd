'use strict';

module.exports = async (camelCase) => {
  return [camelCase('foo_bar-baz'), camelCase('XMLHttpRequest', { pascalCase: true })];
};
