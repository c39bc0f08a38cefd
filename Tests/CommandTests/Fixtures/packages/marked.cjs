'use strict';

module.exports = async (marked) => {
  const parse = marked.marked ?? marked;
  return [parse('# Title\n\n- *a*\n- `b`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n')];
};
