// Without a callback a failed connection rejects, and is no event.
const { Client, Pool, defaults } = require('pg');

async function main() {
  const client = new Client({ host: '127.0.0.1', port: 1 });
  for (const event of ['error', 'end', 'connect']) client.on(event, (...values) => console.log('event', event, values[0]?.code));
  const query = client.query('SELECT 1').catch((error) => console.log('query', error.code));
  await client.connect().catch((error) => console.log('connect', error.code));
  await query;
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
