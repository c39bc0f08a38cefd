// COPY TO a stream.
const { Client } = require('pg');
const { pipeline } = require('stream/promises');
const { Readable } = require('stream');
const copy = require('pg-copy-streams');

async function main() {
  const client = new Client();
  await client.connect();
  const stream = client.query(copy.to("COPY (SELECT n, 'é' FROM generate_series(1, 3) n) TO STDOUT"));
  let text = '';
  for await (const chunk of stream) text += chunk;
  console.log(JSON.stringify(text), stream.rowCount);
  let bytes = 0;
  for await (const chunk of client.query(copy.to("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 5000)) TO STDOUT"))) bytes += chunk.length;
  console.log(bytes, (await client.query('SELECT 1 AS after')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
