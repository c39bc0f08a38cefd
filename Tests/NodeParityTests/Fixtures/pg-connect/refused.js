// A server that is not there, a database that is not there, a user who may not.
const { Client, Pool, defaults } = require('pg');

async function main() {
  const attempt = (config) => new Client(config).connect().then(() => console.log('connected'), (error) => console.log(error.name, error.code, error.severity, error.message, error.address, error.port, error.syscall, error.errno));
  await attempt({ host: '127.0.0.1', port: 1 });
  await attempt({ host: '/no/such/folder' });
  await attempt({ database: 'nowhere' });
  await attempt({ user: 'nobody at all' });
  await attempt({ host: 'no-such-host.invalid' });
  const pool = new Pool({ host: '127.0.0.1', port: 1 });
  await pool.query('SELECT 1').catch((error) => console.log(error.code, error.message, pool.totalCount));
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
