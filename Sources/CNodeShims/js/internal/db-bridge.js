'use strict';

// Stands in for a project's query helper ('../config/db-utils.js') that is not there.

const { Pool } = require('pg');
const { connectionSettings } = require('internal/pg/environment');

let pool;

// Built at its first use: by then the environment names the effective connection.
function sharedPool() {
  if (pool === undefined) pool = new Pool(connectionSettings());
  return pool;
}

function query(text, params, callback) {
  return sharedPool().query(text, params, callback);
}

function executeQuery(text, params) {
  return sharedPool().query(text, params);
}

function getClient() {
  return sharedPool().connect();
}

async function withTransaction(work) {
  const client = await getClient();
  try {
    await client.query('BEGIN');
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    try {
      await client.query('ROLLBACK');
    } catch {
      // The error of the work is the one to report.
    }
    throw error;
  } finally {
    client.release();
  }
}

const members = { executeQuery, query, getClient, withTransaction };

for (const target of [members, exports]) {
  Object.assign(target, members);
  Object.defineProperty(target, 'pool', { configurable: true, enumerable: true, get: sharedPool });
}
exports.default = members;
Object.defineProperty(exports, '__esModule', { value: true });
