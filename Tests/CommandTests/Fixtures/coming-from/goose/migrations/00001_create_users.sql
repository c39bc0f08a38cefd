-- +goose Up
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL);

-- +goose Down
DROP TABLE users;
