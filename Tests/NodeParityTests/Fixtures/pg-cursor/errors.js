// Queries that fail at once, and while they are read.
const { Client } = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new Client();
  await client.connect();
  for (const text of ['SELEC', 'SELECT * FROM nowhere', 'SELECT 1 / 0']) {
    const cursor = client.query(new Cursor(text));
    await cursor.read(1).catch((error) => console.log(error.code, error.message, error.position));
    await cursor.read(1).catch((error) => console.log('again', error.message));
    await cursor.close();
  }
  const late = client.query(new Cursor('SELECT 10 / (3 - n) AS v FROM generate_series(1, 5) n'));
  late.on('error', (error) => console.log('error event', error.message));
  console.log(await late.read(2));
  await late.read(2).catch((error) => console.log(error.message));
  console.log((await client.query('SELECT 1 AS after')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
