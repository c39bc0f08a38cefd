// A password that is a function.
const { Client, Pool, defaults } = require('pg');

async function main() {
  for (const password of [() => 'x', async () => 'y', async () => undefined]) {
    const client = new Client({ password });
    await client.connect();
    console.log((await client.query('SELECT 1 AS a')).rows);
    await client.end();
  }
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
