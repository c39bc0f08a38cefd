// A block sent at once: what follows a failure in it fails too.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TABLE t (a int)');
  const texts = ['BEGIN', 'INSERT INTO t VALUES (1)', 'SELECT 1 / 0', 'INSERT INTO t VALUES (2)', 'ROLLBACK', 'INSERT INTO t VALUES (3)'];
  const settled = await Promise.allSettled(texts.map((text) => client.query(text)));
  console.log(settled.map((one) => one.value?.command ?? one.reason.message));
  console.log((await client.query('SELECT * FROM t')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
