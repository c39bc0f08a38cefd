#ifndef JSMIGRATE_CNODESHIMS_H
#define JSMIGRATE_CNODESHIMS_H

#include <stddef.h>

/* One built-in module: its specifier as Node spells it ("fs/promises", "internal/loader"), and its
   JavaScript as NUL-terminated UTF-8. */
struct node_shim {
    const char *_Nonnull specifier;
    const char *_Nonnull source;
};

/* The built-in module of that specifier, or NULL where there is none. */
const struct node_shim *_Nullable node_shim_named(const char *_Nonnull specifier);

/* All built-in modules, `node_shim_count()` of them. */
const struct node_shim *_Nonnull node_shims(void);
size_t node_shim_count(void);

#endif
