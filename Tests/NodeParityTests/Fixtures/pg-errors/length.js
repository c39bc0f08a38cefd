// The length of an error is that of its message on the wire.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const text of ['SELEC', 'SELECT nope', 'SELECT 1 / 0', 'SELECT ü', "DO $$ BEGIN RAISE EXCEPTION 'é' USING DETAIL = 'ö'; END $$"]) await client.query(text).catch((error) => console.log(text, error.length));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
