// What the server reports of itself.
const { Client, Pool, defaults } = require('pg');

async function main() {
  const client = new Client();
  const seen = {};
  client.connection.on('parameterStatus', ({ parameterName, parameterValue }) => {
    seen[parameterName] = parameterValue;
  });
  await client.connect();
  console.log(Object.keys(seen).sort(), seen.client_encoding, seen.server_encoding, seen.integer_datetimes);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
