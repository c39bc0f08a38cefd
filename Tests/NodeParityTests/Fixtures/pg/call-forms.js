// Every form of calling query(), on a client and on a pool.
const { Client, Pool, Query } = require('pg');

async function main() {
  const client = new Client();
  console.log('connect', await client.connect() === client || 'resolved');
  const show = (label, result) => console.log(label, result.command, result.rowCount, result.oid, result.rows);
  show('text', await client.query('SELECT 1 AS one'));
  show('text, values', await client.query('SELECT $1::int + 1 AS n', [41]));
  show('config', await client.query({ text: 'SELECT $1::text AS t', values: ['x'] }));
  show('config, values', await client.query({ text: 'SELECT $1::text AS t' }, ['y']));
  show('rowMode', await client.query({ text: 'SELECT 1 AS a, 2 AS a, NULL AS b', rowMode: 'array' }));
  show('same name twice', await client.query('SELECT 1 AS a, 2 AS b, 3 AS a'));
  show('no columns', await client.query('SELECT'));
  show('empty values', await client.query('SELECT 5 AS five', []));
  show('named', await client.query({ name: 'add', text: 'SELECT $1::int + $2::int AS sum', values: [1, 2] }));
  show('named again', await client.query({ name: 'add', text: 'SELECT $1::int + $2::int AS sum', values: [3, 4] }));
  show('named by name', await client.query({ name: 'add', values: [5, 6] }));
  await client.query({ name: 'add', text: 'SELECT 1' }).catch((error) => console.log(error.message));
  await new Promise((resolve) => client.query('SELECT 2 AS two', (error, result) => {
    show('callback', result);
    console.log(error);
    resolve();
  }));
  await new Promise((resolve) => {
    const answer = client.query('SELECT $1::int AS n', [3], (error, result) => {
      show('values, callback', result);
      resolve();
    });
    console.log('returns', answer);
  });
  await new Promise((resolve) => {
    const query = client.query(new Query('SELECT generate_series(1, 3) AS n'));
    query.on('row', (row, result) => console.log('row', row, result.rows.length));
    query.on('end', (result) => {
      console.log('end', result.rowCount, result.rows.length);
      resolve();
    });
  });
  await new Promise((resolve) => {
    const query = client.query(new Query('SELECT nothing'));
    query.on('error', (error) => resolve(console.log('error event', error.message)));
  });
  await client.end();

  const pool = new Pool({ max: 2 });
  show('pool text', await pool.query('SELECT 1 AS one'));
  show('pool values', await pool.query('SELECT $1::int AS n', [7]));
  show('pool config', await pool.query({ text: 'SELECT $1::int AS n', values: [8] }));
  await new Promise((resolve) => pool.query('SELECT 9 AS n', (error, result) => resolve(show('pool callback', result))));
  await new Promise((resolve) => pool.query('SELECT $1::int AS n', [10], (error, result) => resolve(show('pool values, callback', result))));
  await pool.end();
}

main().catch((error) => console.log('failed', error));
