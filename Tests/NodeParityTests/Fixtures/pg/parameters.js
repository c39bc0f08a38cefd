// How JavaScript values become parameters.
const { Client } = require('pg');

class Money {
  constructor(amount) { this.amount = amount; }
  toPostgres(prepare) { return prepare(this.amount) + '.00'; }
}

async function main() {
  const client = new Client();
  await client.connect();
  const text = async (value, type = 'text') => {
    const { rows } = await client.query(`SELECT $1::${type}::text AS v`, [value]);
    console.log(type, typeof rows[0].v, rows[0].v);
  };
  for (const value of [1, -0, 1.5, 1e21, NaN, Infinity, true, false, 'x', '', "it's", 'ü€😀', 12345678901234567890n, null, undefined,
    { a: 1, b: [1, 'x'] }, {}, new Money(5), new Map(), Object.create(null)]) await text(value);
  await text([1, 2, 3], 'int[]');
  await text([[1, 2], [3, null]], 'int[]');
  await text(['a', 'b,c', 'd"e', 'f\\g', '', null, undefined, 'NULL', ' x '], 'text[]');
  await text([], 'text[]');
  await text([true, false], 'bool[]');
  await text([{ a: 1 }, { b: '"' }], 'json[]');
  await text([Buffer.from([1, 255]), Buffer.alloc(0)], 'bytea[]');
  await text([new Money(1), new Money(2)], 'numeric[]');
  await text(Buffer.from([0, 1, 254, 255]), 'bytea');
  await text(new Uint8Array([9, 8, 7]), 'bytea');
  await text(new Uint8Array([9, 8, 7, 6]).subarray(1, 3), 'bytea');
  await text({ nested: { date: new Date(0) } }, 'jsonb');
  await text(JSON.stringify([1, 2]), 'jsonb');
  for (const time of ['2024-02-29T12:34:56.789Z', '0001-01-01T00:00:00Z', '-000043-03-15T12:00:00Z', '+010000-01-01T00:00:00Z']) {
    await text(new Date(time), 'timestamptz');
    await text(new Date(time), 'timestamp');
  }
  await text([new Date(0)], 'timestamptz[]');
  // node-postgres itself hangs after this one.
  const circular = {};
  circular.self = circular;
  await client.query('SELECT $1::text', [circular]).then(() => console.log('did not fail'), (error) => console.log(error.name));
}

main().then(() => process.exit(0), (error) => console.log('failed', error));
