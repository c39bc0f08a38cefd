// Named statements: prepared once, refused with another text, good for one client.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const show = async (config) => console.log((await client.query(config)).rows);
  await show({ name: 'one', text: 'SELECT $1::int AS a', values: [1] });
  await show({ name: 'one', values: [2] });
  console.log((await client.query("SELECT name, statement, parameter_types::text FROM pg_prepared_statements")).rows);
  await client.query({ name: 'one', text: 'SELECT 2' }).catch((error) => console.log(error.message));
  await client.query({ name: 'bad', text: 'SELECT nothing' }).catch((error) => console.log(error.message));
  await show({ name: 'bad', text: 'SELECT 3 AS three' });
  await client.query({ name: 'two', text: 'SELECT 1; SELECT 2' }).catch((error) => console.log(error.message));
  await client.query('CREATE TEMP TABLE t AS SELECT 1 AS a');
  await show({ name: 'star', text: 'SELECT * FROM t' });
  await client.query('ALTER TABLE t ADD b int');
  await client.query({ name: 'star', text: 'SELECT * FROM t' }).catch((error) => console.log(error.code, error.message));
  const other = new Client();
  await other.connect();
  await other.query({ name: 'one', values: [2] }).catch((error) => console.log(error.message));
  await other.end();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
