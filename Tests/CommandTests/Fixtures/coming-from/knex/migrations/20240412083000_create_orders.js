exports.up = (knex) =>
  knex.schema.createTable('orders', (table) => {
    table.increments('id');
    table.integer('user_id').references('users.id');
  });

exports.down = (knex) => knex.schema.dropTable('orders');
