// allowExitOnIdle: a pool that is not ended does not hold up the end.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ allowExitOnIdle: true });
  console.log((await pool.query('SELECT 1 AS a')).rows);
  process.on('exit', () => console.log('exit', pool.idleCount));
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
