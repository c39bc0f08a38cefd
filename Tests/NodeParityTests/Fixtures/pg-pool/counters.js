// Counters while clients come and go.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 2 });
  const counts = (label) => console.log(label, pool.totalCount, pool.idleCount, pool.waitingCount, pool.expiredCount);
  counts('new');
  const first = await pool.connect();
  const second = await pool.connect();
  const third = pool.connect();
  counts('one waits');
  first.release();
  console.log((await third) === first);
  second.release();
  counts('one idle');
  first.release(true);
  counts('one removed');
  await pool.end();
  counts('ended');
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
