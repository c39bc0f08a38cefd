'use strict';

// The connection that a project's own helper would read from the environment.
function connectionSettings() {
  const { env } = process;
  if (env.DATABASE_URL) return { connectionString: env.DATABASE_URL };
  return withoutUndefined({
    host: env.DB_HOST || env.PGHOST,
    port: env.DB_PORT || env.PGPORT,
    database: env.DB_NAME || env.DB_DATABASE || env.PGDATABASE,
    user: env.DB_USER || env.DB_USERNAME || env.PGUSER,
    password: env.DB_PASSWORD || env.DB_PASS || env.PGPASSWORD,
  });
}

function withoutUndefined(settings) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value));
}

module.exports = { connectionSettings };
