// Template literals and their tags.
const sql = (strings, ...values) => ({ text: strings.raw.join('?'), values, isFrozen: Object.isFrozen(strings) });
console.log(sql`SELECT * FROM t WHERE a = ${1} AND b = ${'x'}\n`, `a${`nested ${1 + 1}`}b`, `${[1, 2]} ${{}} ${null}`);
const same = () => ((s) => s)`x`; console.log(same() === same(), ((s) => s)`\unicode`[0]);
