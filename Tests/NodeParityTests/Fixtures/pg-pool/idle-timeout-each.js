// Each idle client has its own time; one that is taken again begins anew.
const { Pool } = require('pg');

const pause = (delay) => new Promise((resolve) => setTimeout(resolve, delay));

async function main() {
  const pool = new Pool({ idleTimeoutMillis: 400 });
  const first = await pool.connect();
  const second = await pool.connect();
  const removed = [];
  pool.on('remove', (client) => removed.push(client === first ? 'first' : 'second'));
  second.release();
  first.release();
  // The one that became idle last is taken first, again and again.
  for (let round = 0; round < 20 || removed.length === 0; round += 1) {
    const client = await pool.connect();
    if (client !== first) console.log('not the last');
    await pause(50);
    client.release();
  }
  console.log(removed.join(), pool.totalCount, pool.idleCount);
  await new Promise((resolve) => pool.once('remove', resolve));
  console.log(removed.join(), pool.totalCount, pool.idleCount);
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
