// A parser that throws fails its query, and only that.
const { Client, types } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  types.setTypeParser(1043, () => {
    throw new Error('parser failed');
  });
  const settled = await Promise.allSettled([client.query("SELECT 'x'::varchar"), client.query('SELECT 1 AS a'), client.query("SELECT 'x'::varchar FROM generate_series(1, 5000)"), client.query('SELECT 2 AS a')]);
  console.log(settled.map((one) => (one.value ? one.value.rows : one.reason.message)));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
