import pool, { executeQuery } from '../config/db-utils.js';

export const migrationVersion = '002';
export const migrationName = 'Orders';

export const up = async () => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('CREATE TABLE orders (id serial PRIMARY KEY, example_id int REFERENCES example_table)');
    await client.query('CREATE INDEX orders_example ON orders (example_id)');
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};

export const down = async () => {
  await executeQuery('DROP TABLE orders');
};
