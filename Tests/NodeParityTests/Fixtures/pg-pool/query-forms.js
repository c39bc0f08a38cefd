// Every form of pool.query.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool();
  console.log((await pool.query('SELECT 1 AS a')).rows, (await pool.query('SELECT $1::int AS a', [2])).rows, (await pool.query({ text: 'SELECT $1::int AS a', values: [3], rowMode: 'array' })).rows);
  await new Promise((resolve) => pool.query('SELECT 4 AS a', (error, result) => resolve(console.log(error, result.rows))));
  await new Promise((resolve) => pool.query('SELECT $1::int AS a', [5], (error, result) => resolve(console.log(error, result.rows))));
  console.log(pool.query('SELECT 6 AS a', () => {}), pool.query('SELECT 7', [], () => {}));
  await new Promise((resolve) => pool.query((error) => resolve(console.log(error.message))));
  await pool.query('SELECT nope').catch((error) => console.log(error.message));
  try {
    await pool.query(null);
  } catch (error) {
    console.log(error.name, error.message);
  }
  console.log(pool.totalCount > 0);
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
