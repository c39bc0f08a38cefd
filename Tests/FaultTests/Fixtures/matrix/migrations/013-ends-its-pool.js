import { pool } from '../config/db-utils.js';
export async function up() {
  await pool.query('CREATE TABLE public.visit (n int)');
  await pool.query("INSERT INTO proof.effect VALUES ('013', 'up', 1)");
  await pool.end();
}
export async function down() {
  await pool.query('DROP TABLE public.visit');
  await pool.query("INSERT INTO proof.effect VALUES ('013', 'down', 1)");
  await pool.end();
}
