// COPY without a stream: no data for the server, and what it sends is dropped.
const { Client } = require('pg');
const { pipeline } = require('stream/promises');
const { Readable } = require('stream');
const copy = require('pg-copy-streams');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TABLE t (a int)');
  await client.query('COPY t FROM STDIN').catch((error) => console.log(error.code, error.message));
  const { command, rowCount, rows } = await client.query('COPY (VALUES (1), (2)) TO STDOUT');
  console.log(command, rowCount, rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
