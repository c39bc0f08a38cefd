// Intervals, as in pg-types 2.2.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of ["'1 year 2 mons 3 days 04:05:06.789'::interval", "'-1 days -00:00:01.5'::interval", "'0'::interval", "'00:00:00.001'::interval", "'-2 years'::interval", "ARRAY['1 day'::interval]"]) {
    const { v } = (await client.query(`SELECT ${expression} AS v`)).rows[0];
    console.log(expression, v, v.toPostgres?.(), v.toISO?.(), v.toISOString?.());
  }
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
