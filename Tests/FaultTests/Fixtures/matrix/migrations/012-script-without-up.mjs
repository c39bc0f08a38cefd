import { executeQuery } from '../config/db-utils.js';
await executeQuery('CREATE TABLE public.note (n int)');
await executeQuery("INSERT INTO proof.effect VALUES ('012', 'up', 1)");
