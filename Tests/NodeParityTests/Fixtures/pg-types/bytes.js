// bytea in both output formats.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of [
    "'\\\\xdeadbeef'::bytea",
    "''::bytea",
    "ARRAY['\\\\x01'::bytea, NULL]",
  ]) {
    const result = await client.query(`SELECT ${expression} AS v`);
    console.log(expression, result.fields[0].dataTypeID, result.rows[0].v);
  }
  await client.query("SET bytea_output = 'escape'");
  console.log((await client.query("SELECT '\\x00415cff27'::bytea AS v, ARRAY['\\x5c00'::bytea] AS a")).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
