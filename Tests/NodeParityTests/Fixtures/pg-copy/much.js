// Much data, both ways at once.
const { Client } = require('pg');
const { pipeline } = require('stream/promises');
const { Readable } = require('stream');
const copy = require('pg-copy-streams');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TABLE t (a int, b text)');
  const other = new Client();
  await other.connect();
  const from = client.query(copy.to("COPY (SELECT n, repeat('y', 200) FROM generate_series(1, 50000) n) TO STDOUT"));
  const to = other.query(copy.from('COPY t FROM STDIN'));
  await pipeline(from, to);
  console.log(to.rowCount, from.rowCount, (await client.query('SELECT count(*)::int AS n, sum(length(b))::int AS bytes FROM t')).rows);
  await other.end();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
