// Results of a text with several statements, and of texts with none.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const results = await client.query(`
    CREATE TEMP TABLE item (id serial PRIMARY KEY, name text);
    INSERT INTO item (name) VALUES ('a'), ('b'), ('c');
    UPDATE item SET name = upper(name) WHERE id > 1;
    SELECT * FROM item ORDER BY id;
    DELETE FROM item WHERE id = 1 RETURNING *;
    SELECT 1 AS x WHERE false`);
  for (const result of results) {
    console.log(result.command, result.rowCount, result.oid, result.rows, result.fields.map((field) => field.name));
  }
  for (const text of ['', ';', '-- only a comment', 'SELECT 1;']) {
    const result = await client.query(text);
    console.log(JSON.stringify(text), Array.isArray(result), result.command, result.rowCount, result.rows, result.fields.length);
  }
  for (const text of ['BEGIN', 'SAVEPOINT s', 'ROLLBACK TO s', 'COMMIT', 'SET search_path TO public', 'CREATE TABLE IF NOT EXISTS pg_temp.t ()', 'TRUNCATE item', 'DO $$ BEGIN END $$']) {
    const result = await client.query(text);
    console.log(text, '=>', result.command, result.rowCount, result.oid, result.rows.length);
  }
  await client.query('SELECT 1; SELECT broken; SELECT 2').catch((error) => console.log(error.code, error.message, error.position));
  await client.end();
}

main().catch((error) => console.log('failed', error));
