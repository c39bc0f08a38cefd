-- Up Migration
ALTER TABLE orders ADD COLUMN total numeric(12, 2) NOT NULL DEFAULT 0;

-- Down Migration
ALTER TABLE orders DROP COLUMN total;
