'use strict';

exports.up = (db) => db.addColumn('users', 'name', { type: 'string' });
exports.down = (db) => db.removeColumn('users', 'name');
exports._meta = { version: 1 };
