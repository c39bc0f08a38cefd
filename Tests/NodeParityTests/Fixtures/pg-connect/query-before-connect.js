// Queries that are asked for before the connection is there.
const { Client, Pool, defaults } = require('pg');

async function main() {
  const client = new Client();
  const early = client.query('SELECT 1 AS early');
  console.log(await client.connect());
  console.log((await early).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
