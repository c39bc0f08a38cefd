// pg.defaults.
const { Client, Pool, defaults } = require('pg');

async function main() {
  console.log(Object.keys(defaults), defaults.port, defaults.max, defaults.idleTimeoutMillis, defaults.parseInt8);
  for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name];
  Object.assign(defaults, { user: 'du', host: 'dh', port: 77, database: 'dd', password: 'dp' });
  const client = new Client();
  console.log(client.user, client.host, client.port, client.database, client.password);
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
