// Where the connection's settings come from.
const { Client } = require('pg');

const show = (config) => {
  const { connectionParameters: parameters, user, database, port, host, password } = new Client(config);
  console.log(JSON.stringify({ user, database, port, host, password, ssl: parameters.ssl, options: parameters.options, application_name: parameters.application_name, statement_timeout: parameters.statement_timeout }));
};

for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name];
process.env.PGUSER = 'someone';
show();
show({});
show({ user: 'me', host: 'db.example', port: '6000', password: 'x', database: 'd', ssl: true, statement_timeout: 5 });
show('postgres://u:p%40ss@h.example:7000/base');
show({ connectionString: 'postgresql://u@h/base?application_name=app&options=-c%20a%3Db', user: 'ignored' });
show({ connectionString: 'postgres://h/base?sslmode=disable' });
show({ connectionString: 'postgres://u@h/base?ssl=true' });
show({ connectionString: 'postgres://u@h/base?sslmode=no-verify' });
show('postgres:///base?host=/var/run/postgresql');
Object.assign(process.env, { PGHOST: 'envhost', PGPORT: '1234', PGDATABASE: 'envbase', PGPASSWORD: 'envpass', PGSSLMODE: 'require', PGAPPNAME: 'envapp', PGOPTIONS: '-c x=y' });
show();
show({ database: 'mine', ssl: false });
process.env.PGSSLMODE = 'no-verify';
show();
