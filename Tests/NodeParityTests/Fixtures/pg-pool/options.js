// Options as the pool keeps them.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ password: 'secret', max: 3, connectionString: undefined });
  console.log(pool.options.max, pool.options.maxUses, pool.options.idleTimeoutMillis, Object.keys(pool.options).includes('password'), pool.options.password);
  const other = new Pool({ poolSize: 4, Client: class Mine extends Client {} });
  console.log(other.options.max, other.Client.name, other.options.idleTimeoutMillis, other.options.maxUses, other.options.allowExitOnIdle);
  const client = await other.connect();
  console.log(client.constructor.name);
  client.release();
  await other.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
