// Column values of the types in which pg-types 2 and 4 agree.
const { Client, types } = require('pg');

const expressions = [
  '1::int2', '2147483647::int4', '9223372036854775807::int8', '-5::int8', '1.10::numeric', "'NaN'::numeric", '1.5::float4', '0.1::float8', "'Infinity'::float8", "'NaN'::float8",
  'true', 'false', '4294967295::oid', "'x'::text", "'y'::varchar(3)", "'z'::char(3)", "'n'::name", "'{\"a\": [1, null]}'::json", "'\"s\"'::jsonb", "'null'::jsonb",
  "'\\xdeadbeef'::bytea", "''::bytea", "'(1.5,-2)'::point", "'<(1,2),3>'::circle", "'(0,0),(1,1)'::box", "'10.0.0.1'::inet", "'12:34:56'::time", "'12:34:56+02'::timetz",
  "'2024-02-29 12:34:56.789012+00'::timestamptz", "'0044-03-15 00:00:00+00 BC'::timestamptz", "'infinity'::timestamptz", "'-infinity'::timestamptz", "'1.00'::money",
  "'c0ffee00-0000-4000-8000-000000000000'::uuid", "'101'::bit(3)", "'<a/>'::xml", "'a & b'::tsquery", "'{[1,2)}'::int8multirange", "ROW(1,'a')", 'NULL',
  "'{1,2,NULL}'::int2[]", "'{{1,2},{3,4}}'::int4[]", "'{1,NULL,9223372036854775807}'::int8[]", "'{1.5,NaN}'::float4[]", "'{0.1}'::float8[]", "'{t,NULL}'::bool[]", "'{a,\"b,c\",NULL,\"\"}'::text[]",
  "'{a}'::varchar[]", "'[2:3]={a,b}'::text[]", "ARRAY['\\x01'::bytea]", "ARRAY['{\"a\":1}'::json, 'null']", "ARRAY['{\"a\":\"x, y\"}'::jsonb]", "ARRAY['(1,2)'::point]",
  "'{2024-01-01 00:00:00+00}'::timestamptz[]", "ARRAY['c0ffee00-0000-4000-8000-000000000000'::uuid]", "'{12:00}'::time[]", "'{}'::int[]", "'{10.0.0.1}'::inet[]", "ARRAY['<(1,2),3>'::circle]",
];

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of expressions) {
    try {
      const { rows, fields } = await client.query(`SELECT ${expression} AS v`);
      console.log(expression, fields[0].dataTypeID, rows[0].v);
    } catch (error) {
      // Not every server has every type.
      console.log(expression, error.message);
    }
  }
  const wide = await client.query('SELECT n, n::text AS t, n % 2 = 0 AS even, NULLIF(n, 7) AS gap, n::numeric / 4 AS q, \'é\' || n AS "ü \'x\'" FROM generate_series(1, 40) n');
  console.log(wide.rows[6], wide.rows[39], wide.rows.length);
  const arrays = await client.query({ text: 'SELECT n, NULLIF(n, 7), n::text FROM generate_series(1, 40) n', rowMode: 'array' });
  console.log(arrays.rows[6], arrays.rows[39]);

  await client.query("SET bytea_output = 'escape'");
  console.log((await client.query("SELECT '\\x00415cff'::bytea AS v")).rows[0].v);

  types.setTypeParser(20, (value) => BigInt(value));
  types.setTypeParser(types.builtins.NUMERIC, 'text', parseFloat);
  console.log((await client.query('SELECT 5::int8 AS a, 1.50::numeric AS b')).rows);
  client.setTypeParser(23, (value) => `int4 ${value}`);
  console.log((await client.query('SELECT 5 AS a, 6::int2 AS b')).rows, client.getTypeParser(21)('7'));
  const custom = { getTypeParser: (oid, format) => (value) => `${oid} ${format} ${value}` };
  console.log((await client.query({ text: 'SELECT 5 AS a, NULL AS b, $1::text AS c', values: ['x'], types: custom })).rows);
  types.setTypeParser(1043, () => { throw new Error('parser failed'); });
  await client.query("SELECT 'x'::varchar").catch((error) => console.log(error.message));
  console.log((await client.query('SELECT 1::int2 AS after')).rows);
  await client.end();
}

main().catch((error) => console.log('failed', error));
