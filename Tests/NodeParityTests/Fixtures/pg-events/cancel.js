// pg_cancel_backend from another client.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const other = new Client();
  await other.connect();
  const running = other.query('SELECT pg_sleep(600)').catch((error) => `${error.code} ${error.message}`);
  // A cancel that comes before the server is in the statement is lost.
  const asleep = "SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'";
  while ((await client.query(asleep, [other.processID])).rowCount === 0);
  const { rows } = await client.query('SELECT pg_cancel_backend($1) AS done', [other.processID]);
  // The two answers come over two connections, in either order.
  console.log(rows, await running);
  console.log((await other.query('SELECT 1 AS still')).rows);
  await other.end();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
