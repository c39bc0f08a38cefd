// The callback form of connect.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 1 });
  await new Promise((resolve) => {
    const returned = pool.connect((error, client, release) => {
      console.log(error, client instanceof Client, typeof release, client.release === release, returned);
      client.query('SELECT 1 AS a', (failure, result) => {
        console.log(failure, result.rows);
        release();
        resolve();
      });
    });
  });
  const bad = new Pool({ database: 'nowhere' });
  await new Promise((resolve) => bad.connect((error, client, release) => {
    console.log(error.code, error.message, client, typeof release);
    release();
    resolve();
  }));
  console.log(bad.totalCount);
  await bad.end();
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
