// Where a client connects to, by configuration, string and environment.
const { Client, Pool, defaults } = require('pg');

async function main() {
  const show = (config) => {
    const { user, database, host, port, password, ssl, connectionParameters: { application_name, options, statement_timeout, client_encoding, isDomainSocket } } = new Client(config);
    console.log({ user, database, host, port, password, ssl, application_name, options, statement_timeout, client_encoding, isDomainSocket });
  };
  for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name];
  process.env.PGUSER = 'envuser';
  show();
  show({ host: 'h', port: '5433', user: 'u', database: 'd', password: 'p' });
  show('postgres://a:b%40c@host:1234/db?application_name=x&sslmode=disable');
  show({ connectionString: 'postgresql://a@host/db?options=-c%20a%3Db', user: 'ignored' });
  show('postgres:///only');
  show('/tmp/socket dbname');
  show('postgres://a@%2Ftmp/x');
  Object.assign(process.env, { PGHOST: 'eh', PGPORT: '99', PGDATABASE: 'ed', PGPASSWORD: 'ep', PGAPPNAME: 'ea', PGOPTIONS: '-c x=y' });
  show();
  show({ host: 'given' });
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
