// Parsers of one client and of one query.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  client.setTypeParser(23, (value) => `mine ${value}`);
  client.setTypeParser(25, 'text', (value) => value.toUpperCase());
  console.log((await client.query("SELECT 5 AS a, 'x'::text AS b, 6::int2 AS c")).rows, client.getTypeParser(21)('7'));
  console.log((await client.query("SELECT n AS a FROM generate_series(1, 30) n")).rows.at(-1));
  const own = { getTypeParser: (oid, format) => (value) => `${oid} ${format} ${value}` };
  console.log((await client.query({ text: 'SELECT 5 AS a, NULL AS b, $1::text AS c', values: ['x'], types: own })).rows);
  console.log((await client.query({ text: 'SELECT n AS a, now() IS NULL AS b FROM generate_series(1, 30) n', types: own })).rows.at(-1));
  const other = new Client({ types: { getTypeParser: () => () => 'always' } });
  await other.connect();
  console.log((await other.query('SELECT 1 AS a, NULL AS b')).rows);
  await other.end();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
