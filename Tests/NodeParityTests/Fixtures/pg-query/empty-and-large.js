// Empty results, wide rows, long values.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  console.log((await client.query('SELECT 1 AS a WHERE false')).rows, (await client.query('SELECT 1 AS a WHERE false')).fields.length);
  const wide = await client.query(`SELECT ${Array.from({ length: 300 }, (_, n) => `${n} AS c${n}`).join()}`);
  console.log(Object.keys(wide.rows[0]).length, wide.rows[0].c299);
  const long = await client.query("SELECT repeat('äx', 400000) AS t");
  console.log(long.rows[0].t.length, long.rows[0].t.slice(-3));
  const back = await client.query('SELECT length($1) AS n', ['y'.repeat(1000000)]);
  console.log(back.rows);
  const many = await client.query('SELECT n, NULLIF(n % 3, 0) AS gap, n::text || \'é\' AS t, n / 2.0::float8 AS f FROM generate_series(1, 4100) n');
  console.log(many.rows.length, many.rows[0], many.rows[16], many.rows[17], many.rows[4099], many.rows.filter((row) => row.gap === null).length);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
