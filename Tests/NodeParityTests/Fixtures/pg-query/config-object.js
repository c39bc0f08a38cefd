// A config object with getters of a prototype, as template libraries make them, is not changed.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  class Template {
    get text() { return 'SELECT $1::int AS a'; }
    get values() { return [4]; }
  }
  console.log((await client.query(new Template())).rows);
  const frozen = Object.freeze({ text: 'SELECT $1::int AS a', values: Object.freeze([5]) });
  console.log((await client.query(frozen)).rows, Object.keys(frozen));
  console.log((await client.query({ text: 'SELECT $1::int AS a', values: [1] }, [9])).rows);
  await new Promise((resolve) => client.query({ text: 'SELECT 1 AS a', callback: (error, result) => resolve(console.log(error, result.rows)) }));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
