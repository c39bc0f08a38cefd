// Ranges stay text, numeric[] holds numbers, as in pg-types 2.2.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of ["'[1,5)'::int4range", "'[1.5,2)'::numrange", "'{[1,2)}'::int8multirange", "'{1.10,NaN,NULL}'::numeric[]", "'{{1.5},{2}}'::numeric[]", "ARRAY['[1,2)'::int4range]"]) console.log(expression, (await client.query(`SELECT ${expression} AS v`)).rows[0].v);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
