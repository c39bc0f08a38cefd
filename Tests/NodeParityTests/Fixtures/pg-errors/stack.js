// The first line and the name of an error, and that the script is in its stack.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const error = await client.query('SELECT nope').catch((caught) => caught);
  console.log(error.stack.split('\n')[0], String(error), Object.prototype.toString.call(error), error.constructor.name, Object.keys(error).length);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
