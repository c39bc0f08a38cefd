// A query stream that fails, and one that is destroyed.
const { Client } = require('pg');
const QueryStream = require('pg-query-stream');

async function main() {
  const client = new Client();
  await client.connect();
  try {
    for await (const row of client.query(new QueryStream('SELECT 10 / (3 - n) AS v FROM generate_series(1, 5) n', [], { batchSize: 1 }))) console.log(row);
  } catch (error) {
    console.log(error.code, error.message);
  }
  const bad = client.query(new QueryStream('SELECT nope'));
  await new Promise((resolve) => bad.once('error', (error) => resolve(console.log(error.message))).resume());
  const stopped = client.query(new QueryStream('SELECT n FROM generate_series(1, 100000) n'));
  stopped.once('data', () => stopped.destroy());
  await new Promise((resolve) => stopped.on('close', resolve));
  console.log((await client.query('SELECT 1 AS after')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
