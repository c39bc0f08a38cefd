// timestamptz, with the session in several zones.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const expression of [
    "'2024-02-29 12:34:56.789012+00'::timestamptz",
    "'2024-02-29 12:34:56.7+05:30'::timestamptz",
    "'0044-03-15 00:00:00+00 BC'::timestamptz",
    "'0001-01-01 00:00:00+00'::timestamptz",
    "'0099-12-31 23:59:59+00'::timestamptz",
    "'12024-01-01 00:00:00+00'::timestamptz",
    "'infinity'::timestamptz",
    "'-infinity'::timestamptz",
    "'1883-11-18 12:00:00+00'::timestamptz",
  ]) {
    const result = await client.query(`SELECT ${expression} AS v`);
    console.log(expression, result.fields[0].dataTypeID, result.rows[0].v);
  }
  for (const zone of ['UTC', 'Asia/Kolkata', 'America/New_York', 'Africa/Monrovia']) {
    await client.query(`SET timezone TO '${zone}'`);
    const { rows } = await client.query("SELECT '1900-01-01 00:00:00+00'::timestamptz + n * interval '2000 days 1.001 seconds' AS v FROM generate_series(0, 30) n");
    console.log(zone, rows[0].v.toISOString(), rows[17].v.toISOString(), rows.at(-1).v.toISOString(), rows.reduce((sum, row) => sum + row.v.getTime(), 0));
  }
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
