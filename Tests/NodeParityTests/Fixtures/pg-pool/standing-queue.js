// Many queries through few clients.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 3 });
  const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => pool.query('SELECT $1::int AS n', [n])));
  console.log(answers.map((answer) => answer.rows[0].n).join(), pool.totalCount);
  const mixed = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => pool.query(n % 3 === 1 ? 'SELECT nope' : `SELECT ${n} AS n`)));
  console.log(mixed.map((one) => (one.value ? one.value.rows[0].n : one.reason.message)));
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
