// Command, row count and OID of each kind of statement.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const texts = [
    'CREATE TABLE t (a int)', 'INSERT INTO t VALUES (1), (2)', 'INSERT INTO t VALUES (3) RETURNING a', 'UPDATE t SET a = a + 1',
    'DELETE FROM t WHERE a = 2', 'SELECT * FROM t', 'VALUES (1), (2)', 'TRUNCATE t', 'ALTER TABLE t ADD b int', 'CREATE INDEX ON t (a)',
    'BEGIN', 'SAVEPOINT s', 'ROLLBACK TO s', 'COMMIT', 'SET search_path TO public', 'SHOW search_path', 'EXPLAIN (COSTS OFF) SELECT 1',
    'COMMENT ON TABLE t IS NULL', 'DO $$ BEGIN END $$', 'LISTEN x', 'DISCARD PLANS', 'DROP TABLE t', '', ' -- nothing', ';',
  ];
  for (const text of texts) {
    const { command, rowCount, oid, rows } = await client.query(text);
    console.log(JSON.stringify(text), command, rowCount, oid, rows.length);
  }
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
