// types.setTypeParser, for everybody.
const { Client, types } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  types.setTypeParser(20, (value) => BigInt(value));
  types.setTypeParser(types.builtins.NUMERIC, 'text', parseFloat);
  types.setTypeParser(23, (value) => `int4 ${value}`);
  types.setTypeParser(types.builtins.TIMESTAMPTZ, (value) => value.length > 10);
  const { rows } = await client.query("SELECT n, n::int8 AS big, n * 1.5 AS num, n::int2 AS small, now() AS at FROM generate_series(1, 40) n");
  console.log(rows[0], rows[39]);
  console.log(types.getTypeParser(20)('7'), types.getTypeParser(23, 'text')('7'), types.getTypeParser(99999)('7'));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
