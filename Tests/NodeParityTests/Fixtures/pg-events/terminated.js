// A session that the server ends.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const killed = new Client();
  killed.on('error', (error) => console.log('error event', error.name, error.message, error.code, error.severity));
  killed.on('end', () => console.log('end event'));
  await killed.connect();
  const gone = new Promise((resolve) => killed.once('end', resolve));
  await client.query('SELECT pg_terminate_backend($1)', [killed.processID]);
  await gone;
  await killed.query('SELECT 1').catch((error) => console.log(error.message));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
