// A string of several statements that fails leaves nothing.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TEMP TABLE t (a int)');
  await client.query('INSERT INTO t VALUES (1); SELECT 1 / 0; INSERT INTO t VALUES (2)').catch((error) => console.log(error.message));
  console.log((await client.query('SELECT count(*) FROM t')).rows);
  await client.query('INSERT INTO t VALUES (1); COMMIT; SELECT 1 / 0').catch((error) => console.log(error.message));
  console.log((await client.query('SELECT count(*) FROM t')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
