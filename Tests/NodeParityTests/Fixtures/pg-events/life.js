// connect, drain and end.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  for (const event of ['connect', 'drain', 'end', 'error']) client.on(event, (...values) => console.log('event', event, values.length));
  console.log('connecting', client.processID);
  console.log('connected', await client.connect(), typeof client.processID);
  await client.query('SELECT 1');
  await Promise.all([client.query('SELECT 1'), client.query('SELECT 2')]);
  console.log('ended', await client.end());
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
