// What is no SELECT: INSERT with RETURNING, SHOW, VALUES, EXPLAIN.
const { Client } = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TEMP TABLE t (a int)');
  for (const [text, values] of [['INSERT INTO t SELECT generate_series(1, 5) RETURNING a'], ['SHOW work_mem'], ['VALUES (1), (2)'], ['UPDATE t SET a = $1 WHERE a = 1', [9]], ['WITH gone AS (DELETE FROM t WHERE a > 4 RETURNING a) SELECT count(*)::int FROM gone']]) {
    const cursor = client.query(new Cursor(text, values));
    console.log(text, await cursor.read(2), await cursor.read(10), cursor._result.command);
    await cursor.close();
  }
  console.log((await client.query('SELECT count(*) FROM t')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
