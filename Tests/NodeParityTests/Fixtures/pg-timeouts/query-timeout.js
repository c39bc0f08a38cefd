// query_timeout of a client and of a query.
const { Client } = require('pg');

async function main() {
  const client = new Client({ query_timeout: 200 });
  await client.connect();
  await client.query('SELECT pg_sleep(30)').catch((error) => console.log(error.name, error.message, error.code));
  console.log((await client.query('SELECT 1 AS a').catch((error) => error.message)).rows !== undefined || 'late');
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
