// COPY that fails: no such table, bad data, a source that breaks off.
const { Client } = require('pg');
const { pipeline } = require('stream/promises');
const { Readable } = require('stream');
const copy = require('pg-copy-streams');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TABLE t (a int)');
  const attempt = (text, source) => pipeline(Readable.from(source), client.query(copy.from(text))).catch((error) => console.log(error.code, error.message));
  await attempt('COPY nowhere FROM STDIN', ['1\n']);
  await attempt('COPY t FROM STDIN', ['1\n', 'x\n']);
  await attempt('COPY t FROM STDIN', (function* () {
    yield '1\n';
    throw new Error('the source broke off');
  })());
  await pipeline(client.query(copy.to('COPY nowhere TO STDOUT')), async (source) => {
    for await (const chunk of source) console.log(chunk);
  }).catch((error) => console.log(error.code, error.message));
  console.log((await client.query('SELECT count(*) FROM t')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
