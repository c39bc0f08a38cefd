'use strict';

module.exports = async (acorn) => {
  const tree = acorn.parse('const a = async () => { for await (const x of y) z?.(x ?? 1n); }', { ecmaVersion: 2022 });
  return [tree.type, tree.body[0].declarations[0].init.async, acorn.tokenizer('a + /b/g', { ecmaVersion: 2022 }).getToken().value];
};
