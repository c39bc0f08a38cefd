// pg.defaults.parseInt8.
const pg = require('pg');
const { Client } = pg;

async function main() {
  const client = new Client();
  await client.connect();
  const show = async () => console.log((await client.query("SELECT 5::int8 AS a, count(*) AS n, ARRAY[1, 2]::int8[] AS l")).rows);
  await show();
  pg.defaults.parseInt8 = true;
  await show();
  pg.defaults.parseInt8 = false;
  await show();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
