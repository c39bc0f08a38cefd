exports.up = async ({ context }) => {
  await context.query('CREATE TABLE logins (user_id int REFERENCES users, at timestamptz NOT NULL DEFAULT now())');
};

exports.down = async ({ context }) => {
  await context.query('DROP TABLE logins');
};
