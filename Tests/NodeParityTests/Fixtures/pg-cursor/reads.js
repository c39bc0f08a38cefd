// Reading on until there is no more.
const { Client } = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new Client();
  await client.connect();
  const cursor = client.query(new Cursor('SELECT n, $1::text AS t FROM generate_series(1, 7) n', ['x']));
  console.log(await cursor.read(3), cursor.state);
  console.log(await cursor.read(3), cursor.state);
  console.log(await cursor.read(3), cursor.state, cursor._result.command, cursor._result.rowCount);
  console.log(await cursor.read(3));
  await cursor.close();
  console.log((await client.query('SELECT 1 AS after')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
