// Checking out, queueing, counters, events and the end of a pool.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 2, idleTimeoutMillis: 60000 });
  const counts = (label) => console.log(label, pool.totalCount, pool.idleCount, pool.waitingCount);
  for (const event of ['connect', 'acquire']) pool.on(event, (client) => console.log('event', event, client instanceof Client));
  counts('new');
  const first = await pool.connect();
  const second = await pool.connect();
  counts('two out');
  const third = pool.connect();
  counts('one waits');
  first.release();
  counts('released');
  console.log('third is first', await third === first);
  try {
    (await third).release();
    first.release();
  } catch (error) {
    console.log(error.message);
  }
  second.release();
  counts('all idle');
  const last = await pool.connect();
  console.log('last in, first out', last === second);
  last.release(new Error('broken'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  counts('one removed');
  await new Promise((resolve) => pool.connect((error, client, release) => {
    console.log(error, client === first, typeof release, client.release === release);
    release();
    resolve();
  }));
  // Which client serves what from here on depends on who answers first.
  pool.removeAllListeners();
  const numbers = await Promise.all([1, 2, 3, 4, 5].map((n) => pool.query('SELECT $1::int AS n', [n])));
  console.log(numbers.map((result) => result.rows[0].n));
  const mixed = await Promise.allSettled(['SELECT 1 AS n', 'SELECT broken', 'SELECT 2 AS n'].map((text) => pool.query(text)));
  console.log(mixed.map((one) => (one.value ? one.value.rows : one.reason.message)));
  await new Promise((resolve) => pool.query('SELECT broken', (error, result) => resolve(console.log(error.message, result))));
  await pool.end();
  counts('ended');
}

async function timeouts() {
  const pool = new Pool({ max: 1 });
  const held = await pool.connect();
  pool.options.connectionTimeoutMillis = 300;
  await pool.connect().catch((error) => console.log(error.message));
  held.release();
  pool.options.connectionTimeoutMillis = 0;
  console.log((await pool.query('SELECT 1 AS n')).rows, pool.waitingCount);
  await pool.end();
  console.log(pool.ending, pool.ended, pool.totalCount);
  for (const attempt of [() => pool.query('SELECT 1'), () => pool.connect(), () => pool.end()]) {
    await attempt().catch((error) => console.log(error.message));
  }
  pool.connect((error) => console.log('callback', error.message));
  pool.end((error) => console.log('callback', error.message));
  const spent = new Pool({ max: 1, maxUses: 2 });
  const pids = [];
  for (let i = 0; i < 4; i++) pids.push((await spent.query('SELECT pg_backend_pid() AS pid')).rows[0].pid);
  console.log(pids[0] === pids[1], pids[1] === pids[2], pids[2] === pids[3]);
  await spent.end();
}

async function unusual() {
  const pool = new Pool();
  pool.query((error) => {
    console.log(error.message);
    pool.end().then(() => console.log('end'));
  });
}

(async () => {
  await main().catch((error) => console.log('failed', error));
  await timeouts().catch((error) => console.log('failed', error));
  await unusual();
})();
