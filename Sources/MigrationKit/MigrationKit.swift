// MigrationKit
