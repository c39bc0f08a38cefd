// Types in which pg-types 2.2 (npm's pg 8) differs from pg-types 4 (Debian's): see the .expected beside this file.
process.env.TZ = 'America/New_York';
const { Client } = require('pg');

const expressions = [
  "'2024-02-29'::date", "'0044-03-15 BC'::date", "'infinity'::date", "'0050-06-01'::date",
  "'2024-02-29 12:34:56.789012'::timestamp", "'0044-03-15 00:00:00 BC'::timestamp", "'-infinity'::timestamp", "'2024-07-01 00:00:00'::timestamp",
  "'{2024-02-29,NULL}'::date[]", "'{2024-02-29 12:00:00}'::timestamp[]", "'{1.10,NaN,NULL}'::numeric[]",
  "'[1,5)'::int4range", "'[1,5)'::int8range", "'[1.5,2)'::numrange", "'[2024-01-01,2024-02-01)'::daterange", "'[2024-01-01 00:00,)'::tsrange",
  "'1 year 2 mons 3 days 04:05:06.789'::interval", "'-1 days -00:00:01.5'::interval", "'0'::interval", "ARRAY['1 day'::interval]",
];

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of expressions) {
    const value = (await client.query(`SELECT ${expression} AS v`)).rows[0].v;
    console.log(expression, '=>', value);
    if (value && value.toPostgres) console.log('  ', value.toPostgres(), '|', value.toISO());
  }
  const { rows: [{ i }] } = await client.query("SELECT '1 year 2 days 03:00:00.25'::interval AS i");
  console.log((await client.query('SELECT $1::interval::text AS back', [i])).rows[0].back);
  const { rows: [{ d }] } = await client.query("SELECT '2024-02-29'::date AS d");
  console.log((await client.query('SELECT $1::date::text AS back', [d])).rows[0].back);
  await client.end();
}

main().catch((error) => console.log('failed', error));
