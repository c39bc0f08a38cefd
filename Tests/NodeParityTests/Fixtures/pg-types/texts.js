// Texts and what stays text.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of [
    "'x'::text",
    "'y'::varchar(3)",
    "'z'::char(3)",
    "'n'::name",
    "'c'::\"char\"",
    "'a & b'::tsquery",
    "'a b'::tsvector",
    "'10.0.0.1/8'::inet",
    "'10.0.0.0/8'::cidr",
    "'08:00:2b:01:02:03'::macaddr",
    "'101'::bit(3)",
    "'101'::varbit",
    "'<a/>'::xml",
    "ROW(1, 'a b')",
    "'pg_class'::regclass",
    "'/a'::text",
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
