// pg_cancel_backend from another client.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const other = new Client();
  await other.connect();
  const running = other.query('SELECT pg_sleep(30)').catch((error) => console.log(error.code, error.message));
  await client.query('SELECT pg_sleep(0.2)');
  console.log((await client.query('SELECT pg_cancel_backend($1) AS done', [other.processID])).rows);
  await running;
  console.log((await other.query('SELECT 1 AS still')).rows);
  await other.end();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
