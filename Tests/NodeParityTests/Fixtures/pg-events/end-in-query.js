// end() while queries run.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const hurried = new Client();
  hurried.on('end', () => console.log('end event'));
  await hurried.connect();
  const running = hurried.query('SELECT pg_sleep(30)').catch((error) => console.log('running:', error.message));
  const queued = hurried.query('SELECT 1').catch((error) => console.log('queued:', error.message));
  await hurried.end();
  await Promise.all([running, queued]);
  await hurried.query('SELECT 1').catch((error) => console.log(error.message));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
