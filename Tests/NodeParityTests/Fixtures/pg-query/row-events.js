// Rows as events of a Query, many of them, and what the result then holds.
const { Client, Query } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const query = client.query(new Query('SELECT n FROM generate_series(1, 3000) n'));
  let sum = 0;
  query.on('row', (row, result) => {
    sum += row.n;
    if (row.n === 1) console.log(row, result.fields[0].name, result.rows.length);
  });
  await new Promise((resolve) => query.on('end', (result) => resolve(console.log('end', sum, result.rowCount, result.rows.length))));
  const both = client.query(new Query({ text: 'SELECT 1 AS a', rowMode: 'array' }, undefined, (error, result) => console.log('callback', error, result.rows)));
  both.on('row', (row) => console.log('row', row));
  await new Promise((resolve) => both.on('end', resolve));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
