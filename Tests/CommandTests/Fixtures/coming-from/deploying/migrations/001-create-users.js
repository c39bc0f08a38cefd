import { executeQuery } from '../config/db-utils.js';

export const up = () => executeQuery('CREATE TABLE users (id serial PRIMARY KEY)');
export const down = () => executeQuery('DROP TABLE users');
