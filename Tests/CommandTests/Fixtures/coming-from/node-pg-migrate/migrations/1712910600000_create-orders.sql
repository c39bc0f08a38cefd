-- Up Migration
CREATE TABLE orders (id serial PRIMARY KEY, user_id int REFERENCES users);

-- Down Migration
DROP TABLE orders;
