'use strict';

exports.up = (db) => db.createTable('users', { id: { type: 'int', primaryKey: true, autoIncrement: true } });
exports.down = (db) => db.dropTable('users');
exports._meta = { version: 1 };
