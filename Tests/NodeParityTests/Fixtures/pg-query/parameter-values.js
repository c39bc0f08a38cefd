// What JavaScript values become as parameters.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const cases = [
    [1, 'int'], [1.5, 'numeric'], ['x', 'text'], [true, 'bool'], [null, 'text'], [undefined, 'text'], [10n, 'int8'], [NaN, 'float8'], [-Infinity, 'float8'],
    [{ a: [1, null], b: 'x' }, 'json'], [[1, 2, null], 'int[]'], [[[1, 2], [3, 4]], 'int[]'], [['a"b', 'c\\d', 'e,f', null, ''], 'text[]'], [[], 'text[]'],
    [Buffer.from([0, 1, 255]), 'bytea'], [new Uint8Array([1, 2]), 'bytea'], [[Buffer.from('a')], 'bytea[]'], [[{ a: 1 }], 'json[]'], ['', 'text'], ['ü😀', 'text'],
    [new Date(Date.UTC(2024, 1, 29, 12, 30, 15, 250)), 'timestamptz'], [new Date(-62198755200000), 'timestamptz'], [{ toPostgres: (prepare) => prepare([1, 2]) }, 'int[]'],
    [{ toPostgres: () => ({ toPostgres: () => 'deep' }) }, 'text'], [Object.create({ inherited: 1 }), 'json'], [new Map([[1, 2]]), 'json'], [Symbol.iterator, 'text'],
  ];
  await client.query("SET timezone TO 'UTC'");
  for (const [value, type] of cases) {
    try {
      console.log(type, (await client.query(`SELECT $1::${type}::text AS v`, [value])).rows[0].v);
    } catch (error) {
      console.log(type, error.name, error.message);
    }
  }
  const circular = { toPostgres: () => circular };
  await client.query('SELECT $1', [circular]).catch((error) => console.log(error.message));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
