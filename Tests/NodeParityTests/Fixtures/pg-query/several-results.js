// Several statements in one string: an array of results, large ones among them.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const results = await client.query("SELECT 1 AS a; SELECT n FROM generate_series(1, 5000) n; CREATE TEMP TABLE t (a int); INSERT INTO t SELECT 7 RETURNING a; SELECT; SELECT n AS m FROM generate_series(1, 20) n");
  for (const result of results) console.log(result.command, result.rowCount, result.rows.length, result.rows.at(-1), result.fields.map((field) => field.name));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
