// As many parameters as the protocol takes.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const values = Array.from({ length: 30000 }, (_, n) => n);
  const { rows } = await client.query(`SELECT count(*), sum(v)::int8 AS sum FROM (VALUES ${values.map((_, n) => `($${n + 1}::int)`).join()}) AS t (v)`, values);
  console.log(rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
