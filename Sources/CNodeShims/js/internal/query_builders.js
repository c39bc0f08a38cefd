'use strict';

// What other tools' migrations call on what they are given. None of it is here: each is refused by name at
// the call, in place of a TypeError that names nothing.

const { codes } = require('internal/errors');

const tables = ['createTable', 'dropTable', 'renameTable', 'addColumn', 'renameColumn', 'changeColumn', 'addIndex',
  'removeIndex', 'createIndex', 'dropIndex'];
const builders = [
  ['knex', ['schema', 'raw', 'transaction', 'batchInsert']],
  ['node-pg-migrate', [...tables, 'addColumns', 'dropColumn', 'dropColumns', 'alterColumn', 'alterTable', 'addConstraint',
    'dropConstraint', 'createType', 'dropType', 'addTypeValue', 'createExtension', 'createFunction', 'createTrigger',
    'createSchema', 'createView', 'sql', 'noTransaction']],
  ['Sequelize', [...tables, 'removeColumn', 'addConstraint', 'removeConstraint', 'bulkInsert', 'bulkDelete', 'sequelize']],
  ['db-migrate', [...tables, 'removeColumn', 'addForeignKey', 'removeForeignKey', 'runSql', 'insert']],
  ['TypeORM', [...tables, 'dropColumn', 'addColumns', 'createForeignKey', 'createForeignKeys', 'dropForeignKey', 'hasTable',
    'hasColumn', 'getTable', 'manager', 'startTransaction', 'commitTransaction', 'rollbackTransaction']],
];

// `knex.schema.createTable()`: refused where it is called, whatever was read on the way.
function refused(path, owners) {
  return new Proxy(function () {}, {
    apply() {
      throw new codes.ERR_JSMIGRATE_QUERY_BUILDER(path, owners);
    },
    get(target, key) {
      if (typeof key === 'symbol' || key === 'then' || key in Function.prototype) return target[key];
      return refused(`${path}.${key}`, owners);
    },
  });
}

const owners = new Map();
for (const [tool, names] of builders) {
  for (const name of names) owners.set(name, [...owners.get(name) ?? [], tool]);
}
const members = {};
for (const [name, tools] of owners) {
  members[name] = { configurable: true, writable: true, value: refused(name, tools.join(', ')) };
}

// The prototype of a migration's client, which is a function.
const clientPrototype = Object.create(Function.prototype, members);

module.exports = { clientPrototype };
