// Closed before its end, in and out of a block.
const { Client } = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new Client();
  await client.connect();
  const cursor = client.query(new Cursor('SELECT n FROM generate_series(1, 1000000) n'));
  console.log((await cursor.read(2)).length);
  console.log(await cursor.close(), await cursor.read(5), await cursor.close());
  await client.query('BEGIN');
  const inside = client.query(new Cursor('SELECT n FROM generate_series(1, 10) n'));
  console.log((await inside.read(2)).length);
  await inside.close();
  console.log((await client.query('SELECT now() = statement_timestamp() AS fresh')).rows.length, (await client.query('COMMIT')).command);
  const unread = client.query(new Cursor('SELECT 1'));
  await unread.close();
  console.log((await client.query('SELECT 2 AS after')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
