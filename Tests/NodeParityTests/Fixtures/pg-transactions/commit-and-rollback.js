// COMMIT, ROLLBACK, and a block that has failed.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const count = async () => (await client.query('SELECT count(*)::int AS n FROM t')).rows[0].n;
  await client.query('CREATE TABLE t (a int)');
  await client.query('BEGIN');
  await client.query('INSERT INTO t VALUES (1)');
  await client.query('ROLLBACK');
  console.log(await count());
  await client.query('BEGIN');
  await client.query('INSERT INTO t VALUES (1)');
  console.log((await client.query('COMMIT')).command, await count());
  await client.query('BEGIN');
  await client.query('SELECT 1 / 0').catch((error) => console.log(error.message));
  await client.query('SELECT 1').catch((error) => console.log(error.code, error.message));
  console.log((await client.query('COMMIT')).command, await count());
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
