// Every field of a DatabaseError.
const { Client, DatabaseError } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query("CREATE TABLE parent (id int PRIMARY KEY, name text NOT NULL CHECK (name <> '')); CREATE TABLE child (parent int REFERENCES parent); INSERT INTO parent VALUES (1, 'a')");
  for (const [text, values] of [["INSERT INTO parent VALUES (1, 'b')"], ['INSERT INTO parent VALUES (2, NULL)'], ["INSERT INTO parent VALUES (3, '')"], ['INSERT INTO child VALUES (9)'], ['SELECT $1::int', ['x']], ["SELECT format('%s', 'ü'), nope"], ["SELECT * FROM jsonb_to_record('[]') AS x (a int)"]]) {
    await client.query(text, values).catch((error) => console.log(error instanceof DatabaseError, error.name, error.length > 0, { ...error, length: 0, line: 0 }));
  }
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
