'use strict';

module.exports = async (JSON5) => {
  return [JSON5.parse("{ a: 1, /* c */ 'b': [+1, .5, 0xF,], }"), JSON5.stringify({ 'a-b': 'c' })];
};
