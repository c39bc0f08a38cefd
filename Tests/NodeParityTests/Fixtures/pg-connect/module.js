// What the module exports.
const pg = require('pg');

async function main() {
  console.log(['Client', 'Pool', 'Query', 'Connection', 'types', 'DatabaseError', 'defaults'].every((name) => Object.keys(pg).includes(name)), pg.native, typeof pg.Client, typeof pg.Pool, typeof pg.Query, pg.types === require('pg').types);
  console.log(typeof pg.types.setTypeParser, Object.keys(pg.types.builtins).length, pg.types.builtins.JSONB, pg.Client.Query === pg.Query);
  console.log(new pg.Pool() instanceof require('events').EventEmitter, pg.Pool.name, pg.Client.name, pg.Query.name, pg.DatabaseError.name);
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
