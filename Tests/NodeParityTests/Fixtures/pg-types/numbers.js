// Numbers.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of [
    "1::int2",
    "(-2147483648)::int4",
    "9223372036854775807::int8",
    "1.10::numeric",
    "'NaN'::numeric",
    "1e-7::numeric",
    "0.1::float4",
    "1e300::float8",
    "'-Infinity'::float8",
    "'NaN'::float4",
    "4294967295::oid",
    "'1.5'::money",
    "(-0.0)::float8",
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
