#include "CNodeShims.h"

#include <string.h>

/* One line a module: SHIM(symbol, "specifier", "file below js/"). Add a file here and it is built in. */
#define SHIMS                                                  \
    SHIM(bootstrap, "internal/bootstrap", "internal/bootstrap.js")              \
    SHIM(pg, "pg", "pg.js")                                                     \
    SHIM(pg_pool, "pg-pool", "pg/pg-pool.js")                                   \
    SHIM(pg_array_literal, "internal/pg/array-literal", "pg/array-literal.js")  \
    SHIM(pg_bytea, "internal/pg/bytea", "pg/bytea.js")                          \
    SHIM(pg_client, "internal/pg/client", "pg/client.js")                       \
    SHIM(pg_connection, "internal/pg/connection", "pg/connection.js")           \
    SHIM(pg_connection_parameters, "internal/pg/connection-parameters", "pg/connection-parameters.js") \
    SHIM(pg_date, "internal/pg/date", "pg/date.js")                             \
    SHIM(pg_defaults, "internal/pg/defaults", "pg/defaults.js")                 \
    SHIM(pg_environment, "internal/pg/environment", "pg/environment.js")        \
    SHIM(pg_errors, "internal/pg/errors", "pg/errors.js")                       \
    SHIM(pg_interval, "internal/pg/interval", "pg/interval.js")                 \
    SHIM(pg_origins, "internal/pg/origins", "pg/origins.js")                    \
    SHIM(pg_pool_class, "internal/pg/pool", "pg/pool.js")                       \
    SHIM(pg_query, "internal/pg/query", "pg/query.js")                          \
    SHIM(pg_result, "internal/pg/result", "pg/result.js")                       \
    SHIM(pg_row_reader, "internal/pg/row-reader", "pg/row-reader.js")           \
    SHIM(pg_type_oids, "internal/pg/type-oids", "pg/type-oids.js")              \
    SHIM(pg_type_overrides, "internal/pg/type-overrides", "pg/type-overrides.js") \
    SHIM(pg_types, "internal/pg/types", "pg/types.js")                          \
    SHIM(pg_utils, "internal/pg/utils", "pg/utils.js")                          \
    SHIM(db_bridge, "internal/db-bridge", "internal/db-bridge.js")              \
    SHIM(migration_client, "internal/migration-client", "internal/migration-client.js")

#define FILE_PATH(path) path

/* #embed takes no macro-made string, so each file has its array. */
static const char bootstrap[] = {
#embed "js/internal/bootstrap.js" suffix(, '\0')
};
static const char pg[] = {
#embed "js/pg.js" suffix(, '\0')
};
static const char pg_pool[] = {
#embed "js/pg/pg-pool.js" suffix(, '\0')
};
static const char pg_array_literal[] = {
#embed "js/pg/array-literal.js" suffix(, '\0')
};
static const char pg_bytea[] = {
#embed "js/pg/bytea.js" suffix(, '\0')
};
static const char pg_client[] = {
#embed "js/pg/client.js" suffix(, '\0')
};
static const char pg_connection[] = {
#embed "js/pg/connection.js" suffix(, '\0')
};
static const char pg_connection_parameters[] = {
#embed "js/pg/connection-parameters.js" suffix(, '\0')
};
static const char pg_date[] = {
#embed "js/pg/date.js" suffix(, '\0')
};
static const char pg_defaults[] = {
#embed "js/pg/defaults.js" suffix(, '\0')
};
static const char pg_environment[] = {
#embed "js/pg/environment.js" suffix(, '\0')
};
static const char pg_errors[] = {
#embed "js/pg/errors.js" suffix(, '\0')
};
static const char pg_interval[] = {
#embed "js/pg/interval.js" suffix(, '\0')
};
static const char pg_origins[] = {
#embed "js/pg/origins.js" suffix(, '\0')
};
static const char pg_pool_class[] = {
#embed "js/pg/pool.js" suffix(, '\0')
};
static const char pg_query[] = {
#embed "js/pg/query.js" suffix(, '\0')
};
static const char pg_result[] = {
#embed "js/pg/result.js" suffix(, '\0')
};
static const char pg_row_reader[] = {
#embed "js/pg/row-reader.js" suffix(, '\0')
};
static const char pg_type_oids[] = {
#embed "js/pg/type-oids.js" suffix(, '\0')
};
static const char pg_type_overrides[] = {
#embed "js/pg/type-overrides.js" suffix(, '\0')
};
static const char pg_types[] = {
#embed "js/pg/types.js" suffix(, '\0')
};
static const char pg_utils[] = {
#embed "js/pg/utils.js" suffix(, '\0')
};
static const char db_bridge[] = {
#embed "js/internal/db-bridge.js" suffix(, '\0')
};
static const char migration_client[] = {
#embed "js/internal/migration-client.js" suffix(, '\0')
};

#define SHIM(symbol, specifier, path) {specifier, symbol, sizeof(symbol) - 1},
static const struct node_shim table[] = {SHIMS};
#undef SHIM

size_t node_shim_count(void) { return sizeof(table) / sizeof(table[0]); }

const struct node_shim *node_shims(void) { return table; }

const struct node_shim *node_shim_named(const char *specifier) {
    for (size_t i = 0; i < node_shim_count(); i++) {
        if (strcmp(table[i].specifier, specifier) == 0) return &table[i];
    }
    return NULL;
}
