// connect with a callback, connecting twice, ending with a callback.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await new Promise((resolve) => client.connect((error, connected) => resolve(console.log(error, connected === client))));
  await client.connect().catch((error) => console.log(error.message));
  await new Promise((resolve) => client.connect((error) => resolve(console.log(error.message))));
  await new Promise((resolve) => client.end((...values) => resolve(console.log('end', values.length))));
  await client.query('SELECT 1').catch((error) => console.log(error.message));
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
