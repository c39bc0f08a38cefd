// What is refused before it reaches the server.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const attempts = [() => client.query('SELECT $1::int', 'x'), () => client.query({}), () => client.query({ values: [1] }), () => client.query(null), () => client.query(undefined), () => client.query(7), () => client.query({ text: 5 })];
  for (const attempt of attempts) {
    try {
      console.log((await attempt()).rows);
    } catch (error) {
      console.log(error.name, error.message);
    }
  }
  console.log((await client.query('SELECT 1 AS still')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
