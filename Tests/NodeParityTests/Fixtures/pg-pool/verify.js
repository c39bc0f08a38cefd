// verify, which looks at each new client.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 1, verify: (client, callback) => client.query('SELECT 1', (error) => callback(error)) });
  console.log((await pool.query('SELECT 1 AS a')).rows);
  await pool.end();
  const strict = new Pool({ max: 1, verify: (client, callback) => callback(new Error('not this one')) });
  await strict.connect().catch((error) => console.log(error.message));
  console.log(strict.totalCount);
  await strict.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
