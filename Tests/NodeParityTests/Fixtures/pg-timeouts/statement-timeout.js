// statement_timeout, lock_timeout and their like reach the server.
const { Client } = require('pg');

async function main() {
  const client = new Client({ statement_timeout: 4000, lock_timeout: 2000, idle_in_transaction_session_timeout: 30000, application_name: 'parity test', options: '-c work_mem=5MB' });
  await client.connect();
  for (const name of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'application_name', 'work_mem']) console.log((await client.query(`SHOW ${name}`)).rows[0]);
  await client.query('SELECT pg_sleep(30)').catch((error) => console.log(error.code, error.message));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
