// Booleans and NULL.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of [
    "true",
    "false",
    "NULL::bool",
    "NULL",
    "1 = 1",
    "ARRAY[true, NULL, false]",
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
