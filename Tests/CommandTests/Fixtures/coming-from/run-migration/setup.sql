-- What run-migration.js made on its first run, and what its migrations 001 and 002 made.
CREATE TABLE schema_migrations (
  id SERIAL PRIMARY KEY,
  version VARCHAR(255) NOT NULL UNIQUE,
  name VARCHAR(255) NOT NULL,
  direction VARCHAR(10) NOT NULL,
  status VARCHAR(20) NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  completed_at TIMESTAMP WITH TIME ZONE,
  error TEXT,
  duration_ms INTEGER
);
CREATE INDEX idx_schema_migrations_version ON schema_migrations(version);
CREATE INDEX idx_schema_migrations_status ON schema_migrations(status);
CREATE INDEX idx_schema_migrations_started_at ON schema_migrations(started_at);
INSERT INTO schema_migrations (version, name, direction, status, started_at, completed_at, duration_ms) VALUES
  ('001', 'Enhanced example table creation', 'up', 'completed', '2024-03-01 10:00Z', '2024-03-01 10:00:00.041Z', 41),
  ('002', 'Orders', 'up', 'completed', '2024-04-12 08:30Z', '2024-04-12 08:30:00.012Z', 12);

CREATE TABLE example_table (
  id SERIAL PRIMARY KEY, name VARCHAR(255) NOT NULL, description TEXT,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  status VARCHAR(50) DEFAULT 'active'
);
CREATE INDEX idx_example_table_name ON example_table(name);
CREATE OR REPLACE FUNCTION update_updated_at_column()
      RETURNS TRIGGER AS $$
      BEGIN
          NEW.updated_at = NOW();
          RETURN NEW;
      END;
      $$ language 'plpgsql';
CREATE TRIGGER update_example_table_updated_at BEFORE UPDATE ON example_table
  FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TABLE orders (id serial PRIMARY KEY, example_id int REFERENCES example_table);
CREATE INDEX orders_example ON orders (example_id);
INSERT INTO example_table (name) VALUES ('first');
INSERT INTO orders (example_id) VALUES (1), (1);
