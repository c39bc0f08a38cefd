#include "CNodeShims.h"

#include <string.h>

/* One line a module: SHIM(symbol, "specifier", "file below js/"). Add a file here and it is built in. */
#define SHIMS                                                  \
    SHIM(bootstrap, "internal/bootstrap", "internal/bootstrap.js") \
    SHIM(validators, "internal/validators", "internal/validators.js")

#define FILE_PATH(path) path

/* #embed takes no macro-made string, so each file has its array. */
static const char bootstrap[] = {
#embed "js/internal/bootstrap.js" suffix(, '\0')
};

static const char validators[] = {
#embed "js/internal/validators.js" suffix(, '\0')
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
