// Queries of one client end in the order they were asked for, whatever becomes of them.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const order = [];
  const ask = (label, ...query) => client.query(...query).then(() => order.push(label), (error) => order.push(`${label}: ${error.message}`));
  await Promise.all([
    ask('slow', 'SELECT pg_sleep(0.05)'), ask('fast', 'SELECT 1'), ask('broken', 'SELECT broken'), ask('with values', 'SELECT $1::int', [1]),
    ask('bad value', 'SELECT $1::int', ['x']), ask('two', 'SELECT 1; SELECT 2'), ask('not an array', 'SELECT 1', 'x'), ask('named', { name: 'n', text: 'SELECT 5' }), ask('named again', { name: 'n' }), ask('last', 'SELECT 2'),
  ]);
  console.log(order);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
