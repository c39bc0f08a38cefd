import { executeQuery } from '../config/db-utils.js';

export const migrationVersion = '003';
export const migrationName = 'Totals of orders';

export const up = async () => {
  await executeQuery('ALTER TABLE orders ADD COLUMN total numeric(12, 2) NOT NULL DEFAULT 0');
  const { rows } = await executeQuery('SELECT count(*)::int AS count FROM orders');
  console.log(`${rows[0].count} orders have a total`);
};

export const down = async () => {
  await executeQuery('ALTER TABLE orders DROP COLUMN total');
};
