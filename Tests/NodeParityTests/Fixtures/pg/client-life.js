// A client's life: connecting, events, ending, and what it answers afterwards.
const { Client } = require('pg');

const attempt = (promise) => promise.then((value) => console.log('resolved', value && value.rows), (error) => console.log(error.name, error.message, error.code));

async function main() {
  const never = new Client();
  console.log('end before connect', await never.end());

  const client = new Client({ application_name: 'parity' });
  for (const event of ['connect', 'end', 'drain']) client.on(event, (...values) => console.log('event', event, values.length));
  client.on('notice', (notice) => console.log('notice', notice.name, notice.severity, notice.code, notice.message, notice.length > 0));
  client.on('notification', (message) => console.log('notification', message.name, message.channel, message.payload, message.processId === client.processID));
  await client.connect();
  console.log(typeof client.processID, client.host === process.env.PGHOST, client.port, client.user, client.database, Object.keys(client).includes('password'));
  await attempt(client.connect());
  await attempt(client.query("SELECT current_setting('application_name') AS name"));
  await client.query("DO $$ BEGIN RAISE NOTICE 'hello %', 1; RAISE WARNING 'careful'; END $$");
  await client.query('LISTEN news');
  await client.query("NOTIFY news, 'today'");
  await client.query('NOTIFY news');
  await client.query("SELECT pg_notify('other', 'unheard')");
  const order = [];
  await Promise.all([
    client.query('SELECT pg_sleep(0.05)').then(() => order.push('slow')),
    client.query('SELECT 1').then(() => order.push('fast')),
    client.query('SELECT broken').catch(() => order.push('broken')),
    client.query('SELECT 2').then(() => order.push('last')),
  ]);
  console.log(order);
  console.log(client.escapeIdentifier('a"b'), client.escapeLiteral("it's"), client.escapeLiteral('back\\slash'));
  const ended = client.end();
  await attempt(client.query('SELECT 1'));
  console.log('ended', await ended);
  await attempt(client.query('SELECT 1'));

  const hurried = new Client();
  await hurried.connect();
  const running = attempt(hurried.query('SELECT pg_sleep(30)'));
  const queued = attempt(hurried.query('SELECT 1'));
  await hurried.end();
  await Promise.all([running, queued]);

  const killed = new Client();
  killed.on('error', (error) => console.log('error event', error.message, error.code));
  await killed.connect();
  const other = new Client();
  await other.connect();
  const gone = new Promise((resolve) => killed.once('end', resolve));
  await other.query('SELECT pg_terminate_backend($1)', [killed.processID]);
  await gone;
  await attempt(killed.query('SELECT 1'));
  await other.end();

  await new Promise((resolve) => new Client({ database: 'no_such_database' }).connect((error) => resolve(console.log(error.name, error.message, error.code, error.severity))));
  await attempt(new Client({ host: '/no/such/folder' }).connect().catch((error) => { throw new Error(error.code); }));
  await attempt(new Client({ query_timeout: 50 }).connect());
  const slow = new Client({ query_timeout: 50 });
  await slow.connect();
  await attempt(slow.query('SELECT pg_sleep(30)'));
  await slow.end();
  const limited = new Client({ statement_timeout: 50 });
  await limited.connect();
  await attempt(limited.query('SELECT pg_sleep(30)'));
  await limited.end();
}

main().then(() => process.exit(0), (error) => console.log('failed', error));
