// json and jsonb.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of [
    "'{\"a\": [1, null, \"é\"]}'::json",
    "'\"s\"'::jsonb",
    "'null'::jsonb",
    "'1e2'::jsonb",
    "'[]'::json",
    "NULL::json",
    "ARRAY['{\"a\":1}'::json, 'null']",
    "ARRAY['{\"a\":\"x, y\"}'::jsonb]",
    "'$.a'::jsonpath",
  ]) {
    const result = await client.query(`SELECT ${expression} AS v`);
    console.log(expression, result.fields[0].dataTypeID, result.rows[0].v);
  }
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
