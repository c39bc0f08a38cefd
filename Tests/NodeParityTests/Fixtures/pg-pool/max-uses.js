// maxUses and maxLifetimeSeconds.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 1, maxUses: 2 });
  const pids = [];
  for (let i = 0; i < 5; i += 1) pids.push((await pool.query('SELECT pg_backend_pid() AS pid')).rows[0].pid);
  console.log(new Set(pids).size, pids[0] === pids[1], pids[1] === pids[2]);
  await pool.end();
  const brief = new Pool({ max: 1, maxLifetimeSeconds: 1 });
  const first = (await brief.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;
  await new Promise((resolve) => setTimeout(resolve, 1300));
  console.log(brief.totalCount, (await brief.query('SELECT pg_backend_pid() AS pid')).rows[0].pid === first);
  await brief.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
