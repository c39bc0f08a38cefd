// MigrationRunner
