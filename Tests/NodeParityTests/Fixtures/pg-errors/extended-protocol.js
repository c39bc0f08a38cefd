// Errors of values, and of several statements with values.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  for (const [text, values] of [['SELECT $1, $2', [1]], ['SELECT 1; SELECT 2', [1]], ['SELECT $1::int + 1', ['1.5']], ['SELECT 1', [1, 2]], ['SELECT $2::int', [1, 2]], ['SELECT $1', [undefined]], ['', [1]], ['BEGIN', [1]]]) {
    await client.query(text, values).then((result) => console.log(text, result.rows), (error) => console.log(text, error.code, error.message));
  }
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
