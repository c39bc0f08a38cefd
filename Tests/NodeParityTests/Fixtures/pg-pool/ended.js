// What a pool refuses once it is ended.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool();
  await pool.query('SELECT 1');
  console.log(pool.ending, pool.ended);
  await pool.end();
  console.log(pool.ending, pool.ended);
  for (const attempt of [() => pool.query('SELECT 1'), () => pool.connect(), () => pool.end()]) await attempt().catch((error) => console.log(error.message));
  pool.connect((error) => console.log('callback', error.message));
  pool.query('SELECT 1', (error) => console.log('callback', error.message));
  pool.end((error) => console.log('callback', error.message));
  const unused = new Pool();
  await unused.end();
  console.log(unused.ended);
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
