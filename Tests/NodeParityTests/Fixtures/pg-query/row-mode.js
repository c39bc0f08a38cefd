// rowMode array keeps columns of one name.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const text = 'SELECT 1 AS a, 2 AS a, NULL AS b';
  console.log((await client.query({ text, rowMode: 'array' })).rows, (await client.query(text)).rows);
  console.log((await client.query({ text: 'SELECT n, n::text, NULLIF(n, 30) FROM generate_series(1, 30) n', rowMode: 'array' })).rows.at(-1));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
