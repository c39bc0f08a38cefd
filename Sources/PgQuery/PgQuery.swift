// PgQuery
