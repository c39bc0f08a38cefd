// COPY FROM a stream, and what it counts.
const { Client } = require('pg');
const { pipeline } = require('stream/promises');
const { Readable } = require('stream');
const copy = require('pg-copy-streams');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TABLE t (a int, b text)');
  const stream = client.query(copy.from('COPY t FROM STDIN'));
  await pipeline(Readable.from(['1\tx\n2\t', 'ü\n', Buffer.from('3\t\\N\n')]), stream);
  console.log(stream.rowCount, (await client.query('SELECT * FROM t')).rows);
  const csv = client.query(copy.from('COPY t FROM STDIN WITH (FORMAT csv, HEADER)'));
  csv.write('a,b\n');
  csv.end('4,"quoted, ""text"""\n');
  await new Promise((resolve) => csv.on('finish', resolve));
  console.log(csv.rowCount, (await client.query('SELECT * FROM t WHERE a = 4')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
