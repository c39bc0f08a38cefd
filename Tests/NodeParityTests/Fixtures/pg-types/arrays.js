// Arrays: nested, empty, with NULL, quotes and bounds.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of [
    "'{1,2,NULL}'::int2[]",
    "'{{1,2},{3,4}}'::int4[]",
    "'{{{1},{2}},{{3},{4}}}'::int4[]",
    "'{1,NULL,9223372036854775807}'::int8[]",
    "'{1.5,NaN}'::float4[]",
    "'{0.1}'::float8[]",
    "'{}'::int[]",
    "'[2:3]={a,b}'::text[]",
    "'[-1:0][1:1]={{1},{2}}'::int[]",
    "ARRAY['a,b', 'c\"d', 'e\\\\f', 'NULL', NULL, '', ' x ']",
    "ARRAY['n'::name]",
    "'{a}'::varchar[]",
    "'{ab}'::char(3)[]",
    "ARRAY['c0ffee00-0000-4000-8000-000000000000'::uuid]",
    "'{12:00}'::time[]",
    "'{10.0.0.1}'::inet[]",
    "ARRAY['1.5'::money]",
    "ARRAY[5::oid]",
    "'1 2'::oidvector",
    "'1 2'::int2vector",
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
