// Escaping of identifiers and literals.
const pg = require('pg');
const { Client } = pg;

async function main() {
  const client = new Client();
  await client.connect();
  for (const text of ['a', 'a"b', "it's", 'back\\slash', '', 'ü"\'', '\n']) console.log(client.escapeIdentifier(text), client.escapeLiteral(text));
  console.log(pg.Client.prototype.escapeLiteral.length, typeof pg.Client.prototype.escapeIdentifier);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
