// A query stream by its events, and its settings.
const { Client } = require('pg');
const QueryStream = require('pg-query-stream');

async function main() {
  const client = new Client();
  await client.connect();
  const stream = client.query(new QueryStream('SELECT n FROM generate_series(1, 5) n', undefined, { batchSize: 2 }));
  console.log(stream.readableObjectMode, stream.readableHighWaterMark, new QueryStream('SELECT 1').readableHighWaterMark, new QueryStream('SELECT 1', [], { highWaterMark: 9 }).readableHighWaterMark);
  stream.on('data', (row) => console.log(row));
  await new Promise((resolve) => stream.on('end', resolve));
  console.log('ended');
  await new Promise((resolve) => stream.destroyed ? resolve() : stream.on('close', resolve));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
