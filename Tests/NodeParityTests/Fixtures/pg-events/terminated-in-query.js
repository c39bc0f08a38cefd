// A session that the server ends while a query runs.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const killed = new Client();
  killed.on('error', (error) => console.log('error event', error.message, error.code));
  await killed.connect();
  const gone = new Promise((resolve) => killed.once('end', resolve));
  const running = killed.query('SELECT pg_sleep(600)').catch((error) => console.log('running:', error.message, error.code));
  const waiting = killed.query('SELECT 1').catch((error) => console.log('waiting:', error.message, error.code));
  // What ends the session before the server is in the statement meets no query.
  const asleep = "SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'";
  while ((await client.query(asleep, [killed.processID])).rowCount === 0);
  await client.query('SELECT pg_terminate_backend($1)', [killed.processID]);
  await Promise.all([running, waiting, gone]);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
