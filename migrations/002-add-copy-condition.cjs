'use strict';

// What shape each copy is in, as an enum whose order means something: worn copies are replaced first.
// A CommonJS module that uses the client it is given.

exports.up = async (client) => {
  await client.query("CREATE TYPE copy_condition AS ENUM ('new', 'good', 'worn', 'withdrawn')");
  await client.query(
    "ALTER TABLE copy ADD COLUMN condition copy_condition NOT NULL DEFAULT 'good'");
};

exports.down = async (client) => {
  await client.query('ALTER TABLE copy DROP COLUMN condition');
  await client.query('DROP TYPE copy_condition');
};
