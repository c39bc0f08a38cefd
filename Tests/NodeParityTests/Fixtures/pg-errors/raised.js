// Errors that functions raise: where, internal query and position.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT nope FROM pg_class LIMIT 1); END'; CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''ünï %'', 1 USING HINT = ''a hint'', DETAIL = ''a detail'', ERRCODE = ''P0099'', TABLE = ''t'', COLUMN = ''c'', CONSTRAINT = ''k'', DATATYPE = ''d'', SCHEMA = ''s''; END'");
  for (const text of ['SELECT f()', 'SELECT g()', "DO 'BEGIN PERFORM g(); END'"]) await client.query(text).catch((error) => console.log({ ...error, length: 0, line: 0 }, error.message));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
