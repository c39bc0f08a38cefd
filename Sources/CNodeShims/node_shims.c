#include "CNodeShims.h"

#include <string.h>

/* One line a module: SHIM(symbol, "specifier", "file below js/"). Add a file here and it is built in. */
#define SHIMS                                                  \
    SHIM(bootstrap, "internal/bootstrap", "internal/bootstrap.js") \
    SHIM(modules_builtins, "internal/modules/builtins", "internal/modules/builtins.js") \
    SHIM(modules_cjs, "internal/modules/cjs", "internal/modules/cjs.js") \
    SHIM(modules_compile, "internal/modules/compile", "internal/modules/compile.js") \
    SHIM(modules_errors, "internal/modules/errors", "internal/modules/errors.js") \
    SHIM(modules_esm, "internal/modules/esm", "internal/modules/esm.js") \
    SHIM(modules_evaluation, "internal/modules/evaluation", "internal/modules/evaluation.js") \
    SHIM(modules_files, "internal/modules/files", "internal/modules/files.js") \
    SHIM(modules_formats, "internal/modules/formats", "internal/modules/formats.js") \
    SHIM(modules_loader, "internal/modules/loader", "internal/modules/loader.js") \
    SHIM(modules_namespace, "internal/modules/namespace", "internal/modules/namespace.js") \
    SHIM(modules_package_exports, "internal/modules/package-exports", "internal/modules/package-exports.js") \
    SHIM(modules_package_json, "internal/modules/package-json", "internal/modules/package-json.js") \
    SHIM(modules_record, "internal/modules/record", "internal/modules/record.js") \
    SHIM(modules_resolve, "internal/modules/resolve", "internal/modules/resolve.js") \
    SHIM(modules_synthetic, "internal/modules/synthetic", "internal/modules/synthetic.js") \
    SHIM(modules_urls, "internal/modules/urls", "internal/modules/urls.js")

#define FILE_PATH(path) path

/* #embed takes no macro-made string, so each file has its array. */
static const char bootstrap[] = {
#embed "js/internal/bootstrap.js" suffix(, '\0')
};

static const char modules_builtins[] = {
#embed "js/internal/modules/builtins.js" suffix(, '\0')
};
static const char modules_cjs[] = {
#embed "js/internal/modules/cjs.js" suffix(, '\0')
};
static const char modules_compile[] = {
#embed "js/internal/modules/compile.js" suffix(, '\0')
};
static const char modules_errors[] = {
#embed "js/internal/modules/errors.js" suffix(, '\0')
};
static const char modules_esm[] = {
#embed "js/internal/modules/esm.js" suffix(, '\0')
};
static const char modules_evaluation[] = {
#embed "js/internal/modules/evaluation.js" suffix(, '\0')
};
static const char modules_files[] = {
#embed "js/internal/modules/files.js" suffix(, '\0')
};
static const char modules_formats[] = {
#embed "js/internal/modules/formats.js" suffix(, '\0')
};
static const char modules_loader[] = {
#embed "js/internal/modules/loader.js" suffix(, '\0')
};
static const char modules_namespace[] = {
#embed "js/internal/modules/namespace.js" suffix(, '\0')
};
static const char modules_package_exports[] = {
#embed "js/internal/modules/package-exports.js" suffix(, '\0')
};
static const char modules_package_json[] = {
#embed "js/internal/modules/package-json.js" suffix(, '\0')
};
static const char modules_record[] = {
#embed "js/internal/modules/record.js" suffix(, '\0')
};
static const char modules_resolve[] = {
#embed "js/internal/modules/resolve.js" suffix(, '\0')
};
static const char modules_synthetic[] = {
#embed "js/internal/modules/synthetic.js" suffix(, '\0')
};
static const char modules_urls[] = {
#embed "js/internal/modules/urls.js" suffix(, '\0')
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
