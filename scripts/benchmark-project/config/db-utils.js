import pg from 'pg';

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });

export const executeQuery = (text, params) => pool.query(text, params);
