// Two clients see what the other has committed.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const other = new Client();
  await other.connect();
  const seen = async (who) => (await who.query('SELECT count(*)::int AS n FROM t')).rows[0].n;
  await client.query('CREATE TABLE t (a int)');
  await client.query('BEGIN');
  await client.query('INSERT INTO t VALUES (1)');
  console.log(await seen(client), await seen(other));
  const waiting = other.query('LOCK t IN ACCESS EXCLUSIVE MODE NOWAIT').catch((error) => console.log(error.code, error.message));
  await waiting;
  await client.query('COMMIT');
  console.log(await seen(client), await seen(other));
  await other.end();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
