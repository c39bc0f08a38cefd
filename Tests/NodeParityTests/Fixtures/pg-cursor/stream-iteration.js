// A query stream, iterated.
const { Client } = require('pg');
const QueryStream = require('pg-query-stream');

async function main() {
  const client = new Client();
  await client.connect();
  let sum = 0;
  for await (const row of client.query(new QueryStream('SELECT n FROM generate_series(1, $1::int) n', [1000]))) sum += row.n;
  console.log(sum);
  for await (const row of client.query(new QueryStream('SELECT n FROM generate_series(1, 1000) n', [], { batchSize: 7, rowMode: 'array' }))) {
    sum += row[0];
    if (row[0] > 10) break;
  }
  console.log(sum, (await client.query('SELECT 1 AS after')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
