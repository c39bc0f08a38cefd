// Notices and warnings.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  client.on('notice', (notice) => console.log(notice.constructor.name, notice.name, notice.severity, notice.code, notice.message, notice.detail, notice.hint, notice.length > 0));
  await client.query("DO $$ BEGIN RAISE NOTICE 'hello %', 1 USING DETAIL = 'd', HINT = 'h'; RAISE WARNING 'careful'; RAISE INFO 'info'; RAISE LOG 'log'; END $$");
  await client.query('DROP TABLE IF EXISTS nowhere');
  await client.query('COMMIT');
  await Promise.all([client.query("DO $$ BEGIN RAISE NOTICE 'first'; END $$").then(() => console.log('one')), client.query("DO $$ BEGIN RAISE NOTICE 'second'; END $$").then(() => console.log('two'))]);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
