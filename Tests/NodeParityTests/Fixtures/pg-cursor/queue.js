// Queries behind a cursor wait for its end.
const { Client } = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new Client();
  await client.connect();
  const order = [];
  const cursor = client.query(new Cursor('SELECT n FROM generate_series(1, 3) n'));
  const behind = client.query('SELECT 1').then(() => order.push('query'));
  for (let rows = await cursor.read(1); rows.length > 0; rows = await cursor.read(1)) order.push(rows[0].n);
  await behind;
  console.log(order);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
