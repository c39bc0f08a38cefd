// EphemeralPostgres
