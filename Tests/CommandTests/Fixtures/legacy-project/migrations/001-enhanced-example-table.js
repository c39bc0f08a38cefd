// Enhanced migration template
// migrations/xxx-enhanced-migration-template.js

// Migration to create example table with idempotent operations
import { executeQuery } from '../config/db-utils.js';

const migrationVersion = '001'; // Replace with actual migration number
const migrationName = 'Enhanced example table creation';

const up = async () => {
  console.log(`Running migration ${migrationVersion}: ${migrationName}`);
  
  try {
    // Use CREATE TABLE IF NOT EXISTS for idempotency
    const query = `
      CREATE TABLE IF NOT EXISTS example_table (
        id SERIAL PRIMARY KEY,
        name VARCHAR(255) NOT NULL,
        description TEXT,
        created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
        updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
      );
      
      -- Create indexes if they don't exist
      CREATE INDEX IF NOT EXISTS idx_example_table_name ON example_table(name);
      
      -- Add columns if they don't exist (PostgreSQL 9.6+)
      ALTER TABLE example_table 
      ADD COLUMN IF NOT EXISTS status VARCHAR(50) DEFAULT 'active';
      
      -- Create updated_at trigger if it doesn't exist
      CREATE OR REPLACE FUNCTION update_updated_at_column()
      RETURNS TRIGGER AS $$
      BEGIN
          NEW.updated_at = NOW();
          RETURN NEW;
      END;
      $$ language 'plpgsql';
      
      DO $$
      BEGIN
        IF NOT EXISTS (
          SELECT 1 FROM pg_trigger WHERE tgname = 'update_example_table_updated_at'
        ) THEN
          CREATE TRIGGER update_example_table_updated_at 
          BEFORE UPDATE ON example_table 
          FOR EACH ROW 
          EXECUTE FUNCTION update_updated_at_column();
        END IF;
      END
      $$;
    `;
    
    await executeQuery(query);
    console.log(`Migration ${migrationVersion} completed successfully`);
  } catch (err) {
    console.error(`Error running migration ${migrationVersion}:`, err.stack);
    throw err;
  }
};

const down = async () => {
  console.log(`Rolling back migration ${migrationVersion}: ${migrationName}`);
  
  try {
    const query = `
      DROP TABLE IF EXISTS example_table CASCADE;
    `;
    
    await executeQuery(query);
    console.log(`Migration ${migrationVersion} rolled back successfully`);
  } catch (err) {
    console.error(`Error rolling back migration ${migrationVersion}:`, err.stack);
    throw err;
  }
};

export { up, down, migrationVersion, migrationName };
