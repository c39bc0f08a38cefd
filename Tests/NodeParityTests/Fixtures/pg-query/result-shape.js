// The result object and its fields.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const { command, rowCount, oid, rows, fields, rowAsArray, constructor } = await client.query("SELECT 1 AS a, 'x'::varchar(7) AS b, 1.5::numeric(5, 2) AS c");
  console.log({ command, rowCount, oid, rows, fields, rowAsArray }, constructor.name);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
