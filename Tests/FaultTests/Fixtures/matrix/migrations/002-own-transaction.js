import { executeQuery } from '../config/db-utils.js';
export async function up() {
  await executeQuery('BEGIN');
  await executeQuery('CREATE TABLE public.book (id int PRIMARY KEY, title text)');
  await executeQuery("INSERT INTO proof.effect VALUES ('002', 'up', 1)");
  await executeQuery('COMMIT');
}
export async function down() {
  await executeQuery('BEGIN');
  await executeQuery('DROP TABLE public.book');
  await executeQuery("INSERT INTO proof.effect VALUES ('002', 'down', 1)");
  await executeQuery('COMMIT');
}
