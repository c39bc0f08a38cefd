// LISTEN and NOTIFY, from the client itself and from another.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  client.on('notification', (message) => console.log(message.constructor.name, message.name, message.channel, message.payload, message.processId === client.processID, Object.keys(message), message.length));
  await client.query('LISTEN news; LISTEN "Mixed Case"');
  await client.query("NOTIFY news, 'today'");
  await client.query('NOTIFY "Mixed Case"');
  await client.query("SELECT pg_notify('other', 'unheard')");
  const other = new Client();
  await other.connect();
  const heard = new Promise((resolve) => client.once('notification', resolve));
  await other.query("BEGIN; NOTIFY news, 'ü'; COMMIT");
  await heard;
  await client.query('UNLISTEN *');
  await other.query("NOTIFY news, 'late'");
  await client.query('SELECT 1');
  await other.end();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
