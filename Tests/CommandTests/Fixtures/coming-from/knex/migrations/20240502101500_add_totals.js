exports.up = (knex) =>
  knex.schema.alterTable('orders', (table) => {
    table.decimal('total', 12, 2).notNullable().defaultTo(0);
  });

exports.down = (knex) => knex.schema.alterTable('orders', (table) => table.dropColumn('total'));
