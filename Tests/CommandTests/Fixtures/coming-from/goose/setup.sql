-- goose's own table, with the rows of one run of `goose up-to 1`.
CREATE TABLE goose_db_version (
  id serial NOT NULL, version_id bigint NOT NULL, is_applied boolean NOT NULL,
  tstamp timestamp NULL default now(), PRIMARY KEY(id)
);
INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true);

CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL);
