// Dates and timestamps without a zone are local time, as in pg-types 2.2.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  process.env.TZ = 'America/New_York';
  for (const expression of ["'2024-02-29'::date", "'2024-07-01 00:00:00.5'::timestamp", "'0044-03-15 BC'::date", "'0050-06-01'::date", "'infinity'::date", "'-infinity'::timestamp", "'{2024-02-29,NULL}'::date[]"]) console.log(expression, (await client.query(`SELECT ${expression} AS v`)).rows[0].v);
  const many = await client.query("SELECT '2024-01-01'::date + n AS d, '2024-01-01'::timestamp + n * interval '1 day' AS t FROM generate_series(1, 40) n");
  console.log(many.rows[0]);
  console.log(many.rows[39]);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
