import { pool } from '../config/db-utils.js';
export async function up() {
  await pool.query('CREATE TABLE public.tag (n int)');
  await Promise.all([1, 2, 3, 4].map((n) => pool.query('INSERT INTO public.tag VALUES ($1)', [n])));
  await Promise.all([
    pool.query('CREATE INDEX tag_by_n ON public.tag (n)'),
    pool.query("INSERT INTO proof.effect VALUES ('011', 'up', 1)"),
  ]);
}
export async function down() {
  await Promise.all([
    pool.query('DROP TABLE public.tag'),
    pool.query("INSERT INTO proof.effect VALUES ('011', 'down', 1)"),
  ]);
}
