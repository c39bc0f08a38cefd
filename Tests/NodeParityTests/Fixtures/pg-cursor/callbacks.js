// The callback forms, and the events.
const { Client } = require('pg');
const Cursor = require('pg-cursor');

async function main() {
  const client = new Client();
  await client.connect();
  const cursor = client.query(new Cursor('VALUES (1), (2), (3)'));
  cursor.on('row', (row, result) => console.log('row', row, result.fields.length));
  cursor.on('end', (result) => console.log('end', result.command, result.rowCount));
  await new Promise((resolve) => {
    const returned = cursor.read(2, (error, rows, result) => {
      console.log(error, rows, result.rows === rows, returned);
      cursor.read(2, (failure, rest) => {
        console.log(failure, rest);
        cursor.close((...values) => resolve(console.log('closed', values.length)));
      });
    });
  });
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
