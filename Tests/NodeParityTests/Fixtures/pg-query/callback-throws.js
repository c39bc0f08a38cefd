// What a callback throws is an uncaught exception, and the client goes on.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  process.once('uncaughtException', (error) => console.log('uncaught', error.message));
  client.query('SELECT 1', () => {
    throw new Error('from the callback');
  });
  console.log((await client.query('SELECT 2 AS two')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
