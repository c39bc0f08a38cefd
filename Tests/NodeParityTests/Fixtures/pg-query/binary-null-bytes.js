// A NUL in a text is refused by the server.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('SELECT $1::text', ['a\0b']).catch((error) => console.log(error.code, error.message));
  console.log((await client.query("SELECT $1::bytea AS b", [Buffer.from('a\0b')])).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
