// rowMode, types, and parsers of the client.
const { Client } = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new Client();
  await client.connect();
  const own = { getTypeParser: (oid) => (value) => `${oid} ${value}` };
  client.setTypeParser(25, (value) => value.toUpperCase());
  for (const config of [undefined, { rowMode: 'array' }, { types: own }]) {
    const cursor = client.query(new Cursor("SELECT n, 'x'::text AS t, now() IS NULL AS b FROM generate_series(1, 20) n", null, config));
    console.log((await cursor.read(20)).at(-1));
    await cursor.close();
  }
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
