// DatabaseError with its fields, and the errors that never reach the server.
const pg = require('pg');

async function main() {
  const client = new pg.Client();
  await client.connect();
  await client.query(`
    CREATE TABLE parent (id int PRIMARY KEY, name text NOT NULL CHECK (name <> ''));
    CREATE TABLE child (parent int REFERENCES parent);
    INSERT INTO parent VALUES (1, 'a')`);
  const failing = [
    ['SELEC 1'], ['SELECT * FROM no_such_table'], ['SELECT 1 / 0'], ['SELECT $1::int', ['abc']],
    ["INSERT INTO parent VALUES (1, 'b')"], ['INSERT INTO parent VALUES (2, NULL)'], ["INSERT INTO parent VALUES (3, '')"],
    ['INSERT INTO child VALUES (9)'], ["DO $$ BEGIN RAISE EXCEPTION 'ünï%', 1 USING HINT = 'a hint', DETAIL = 'a detail', ERRCODE = 'P0099'; END $$"],
    ['SELECT $1, $2', [1]], ['SELECT 1; SELECT 2', [1]],
  ];
  for (const [text, values] of failing) {
    try {
      await client.query(text, values);
      console.log(text, 'did not fail');
    } catch (error) {
      console.log(text, error instanceof pg.DatabaseError, error instanceof Error, String(error), error.stack.split('\n')[0]);
      console.log(Object.keys(error).join());
      console.log(JSON.stringify(Object.assign({ message: error.message }, error)));
    }
  }
  const refused = [
    () => client.query('SELECT $1::int', 'not an array'), () => client.query({}), () => client.query({ values: [1] }),
    () => client.query(null), () => client.query(undefined), () => client.query(),
  ];
  for (const attempt of refused) {
    try {
      await attempt();
      console.log('did not fail');
    } catch (error) {
      console.log(error.name, error.message);
    }
  }
  console.log((await client.query('SELECT 1 AS still')).rows);
  await client.end();
}

main().catch((error) => console.log('failed', error));
