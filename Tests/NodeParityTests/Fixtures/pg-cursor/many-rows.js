// Many rows, in large and small steps.
const { Client } = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new Client();
  await client.connect();
  const cursor = client.query(new Cursor("SELECT n, n * 1.5::float8 AS f, NULLIF(n % 2, 0) AS odd, 'é' || n AS t FROM generate_series(1, 20000) n"));
  let rows = 0;
  let sum = 0;
  for (const step of [1, 7, 5000, 100, 20000]) {
    const part = await cursor.read(step);
    rows += part.length;
    for (const row of part) sum += row.f;
    console.log(part.length, part.at(-1));
  }
  console.log(rows, sum);
  await cursor.close();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
