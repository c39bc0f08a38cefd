// enhanced-run-migration.js
import fs from 'fs';
import path from 'path';
import { fileURLToPath } from 'url';
import { executeQuery } from '../config/db-utils.js';

const __filename = fileURLToPath(import.meta.url);
const __dirname = path.dirname(__filename);

// Create migrations tracking table
const createMigrationsTable = async () => {
  const query = `
    CREATE TABLE IF NOT EXISTS schema_migrations (
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
    
    CREATE INDEX IF NOT EXISTS idx_schema_migrations_version ON schema_migrations(version);
    CREATE INDEX IF NOT EXISTS idx_schema_migrations_status ON schema_migrations(status);
    CREATE INDEX IF NOT EXISTS idx_schema_migrations_started_at ON schema_migrations(started_at);
  `;
  
  await executeQuery(query);
};

// Get applied migrations
const getAppliedMigrations = async () => {
  try {
    const result = await executeQuery(
      'SELECT version FROM schema_migrations WHERE direction = $1 AND status = $2 ORDER BY version',
      ['up', 'completed']
    );
    return result.rows.map(row => row.version);
  } catch (err) {
    console.error('Error getting applied migrations:', err);
    return [];
  }
};

// Record migration start
const recordMigrationStart = async (version, name, direction) => {
  await executeQuery(
    'INSERT INTO schema_migrations (version, name, direction, status) VALUES ($1, $2, $3, $4)',
    [version, name, direction, 'running']
  );
};

// Record migration completion
const recordMigrationCompletion = async (version, durationMs) => {
  await executeQuery(
    'UPDATE schema_migrations SET status = $1, completed_at = NOW(), duration_ms = $2 WHERE version = $3 AND status = $4',
    ['completed', durationMs, version, 'running']
  );
};

// Record migration failure
const recordMigrationFailure = async (version, error) => {
  await executeQuery(
    'UPDATE schema_migrations SET status = $1, error = $2, completed_at = NOW() WHERE version = $3 AND status = $4',
    ['failed', error, version, 'running']
  );
};

// Run a single migration
const runMigration = async (migration) => {
  console.log(`Running migration: ${migration.migrationVersion} - ${migration.migrationName}`);
  
  // Record start
  await recordMigrationStart(migration.migrationVersion, migration.migrationName, 'up');
  
  const startTime = Date.now();
  
  try {
    // Run the migration
    await migration.up();
    
    // Record completion
    const duration = Date.now() - startTime;
    await recordMigrationCompletion(migration.migrationVersion, duration);
    
    console.log(`Migration ${migration.migrationVersion} completed successfully in ${duration}ms`);
  } catch (err) {
    // Record failure
    const duration = Date.now() - startTime;
    await recordMigrationFailure(migration.migrationVersion, err.message);
    
    console.error(`Migration ${migration.migrationVersion} failed after ${duration}ms:`, err.message);
    throw err;
  }
};

// Rollback a migration
const rollbackMigration = async (migration) => {
  console.log(`Rolling back migration: ${migration.migrationVersion} - ${migration.migrationName}`);
  
  // Record start
  await recordMigrationStart(migration.migrationVersion, migration.migrationName, 'down');
  
  const startTime = Date.now();
  
  try {
    // Run the rollback
    await migration.down();
    
    // Record completion
    const duration = Date.now() - startTime;
    await recordMigrationCompletion(migration.migrationVersion, duration);
    
    console.log(`Migration ${migration.migrationVersion} rolled back successfully in ${duration}ms`);
  } catch (err) {
    // Record failure
    const duration = Date.now() - startTime;
    await recordMigrationFailure(migration.migrationVersion, err.message);
    
    console.error(`Migration ${migration.migrationVersion} rollback failed after ${duration}ms:`, err.message);
    throw err;
  }
};

// Get all migration files
const getMigrationFiles = () => {
  const migrationsDir = path.join(__dirname);
  const files = fs.readdirSync(migrationsDir)
    .filter(file => file.match(/^\d{3}-.+\.js$/))
    .sort();
  
  return files;
};

// Load migration module
const loadMigration = async (file) => {
  const modulePath = path.join(__dirname, file);
  const migration = await import(modulePath);
  return migration;
};

// Run all pending migrations
const runMigrations = async () => {
  console.log('Running migrations...');
  
  try {
    // Create migrations table if it doesn't exist
    await createMigrationsTable();
    
    // Get applied migrations
    const appliedMigrations = await getAppliedMigrations();
    
    // Get all migration files
    const migrationFiles = getMigrationFiles();
    
    // Filter out already applied migrations
    const pendingMigrations = migrationFiles.filter(file => {
      const version = file.substring(0, 3);
      return !appliedMigrations.includes(version);
    });
    
    if (pendingMigrations.length === 0) {
      console.log('No pending migrations to run');
      return;
    }
    
    console.log(`Found ${pendingMigrations.length} pending migrations`);
    
    // Run each pending migration
    for (const file of pendingMigrations) {
      const migration = await loadMigration(file);
      await runMigration(migration);
    }
    
    console.log('All migrations completed successfully');
  } catch (err) {
    console.error('Error running migrations:', err);
    process.exit(1);
  }
};

// Rollback last migration
const rollbackLastMigration = async () => {
  console.log('Rolling back last migration...');
  
  try {
    // Get the last applied migration
    const result = await executeQuery(
      'SELECT version, name FROM schema_migrations WHERE direction = $1 AND status = $2 ORDER BY version DESC LIMIT 1',
      ['up', 'completed']
    );
    
    if (result.rows.length === 0) {
      console.log('No migrations to rollback');
      return;
    }
    
    const lastMigration = result.rows[0];
    console.log(`Rolling back migration ${lastMigration.version}: ${lastMigration.name}`);
    
    // Find the migration file
    const migrationFiles = getMigrationFiles();
    const migrationFile = migrationFiles.find(file => file.startsWith(lastMigration.version));
    
    if (!migrationFile) {
      console.error(`Migration file for version ${lastMigration.version} not found`);
      process.exit(1);
    }
    
    // Load and run rollback
    const migration = await loadMigration(migrationFile);
    await rollbackMigration(migration);
    
    console.log('Migration rollback completed successfully');
  } catch (err) {
    console.error('Error rolling back migration:', err);
    process.exit(1);
  }
};

// Main execution
const main = async () => {
  const args = process.argv.slice(2);
  const command = args[0] || 'up';
  
  switch (command) {
    case 'up':
      await runMigrations();
      break;
    case 'down':
      await rollbackLastMigration();
      break;
    default:
      console.log('Usage: node enhanced-run-migration.js [up|down]');
      process.exit(1);
  }
};

if (import.meta.url === `file://${process.argv[1]}`) {
  main();
}

export { runMigrations, rollbackLastMigration };
