#include "CNodeShims.h"

#include <string.h>

/* One line a module: SHIM(symbol, "specifier", "file below js/"), and its array below. Add a file
   here and it is built in. Public modules come first, internal ones after them. */
#define SHIMS \
    SHIM(console, "console", "console.js")                                             \
    SHIM(events, "events", "events.js")                                                \
    SHIM(process, "process", "process.js")                                             \
    SHIM(timers, "timers", "timers.js")                                                \
    SHIM(timers_promises, "timers/promises", "timers/promises.js")                     \
    SHIM(internal_bootstrap, "internal/bootstrap", "internal/bootstrap.js")            \
    SHIM(internal_console_table, "internal/console/table", "internal/console/table.js") \
    SHIM(internal_errors, "internal/errors", "internal/errors.js")                     \
    SHIM(internal_process_env, "internal/process/env", "internal/process/env.js")      \
    SHIM(internal_process_execution, "internal/process/execution", "internal/process/execution.js") \
    SHIM(internal_process_streams, "internal/process/streams", "internal/process/streams.js") \
    SHIM(internal_process_ticks, "internal/process/ticks", "internal/process/ticks.js") \
    SHIM(internal_process_warnings, "internal/process/warnings", "internal/process/warnings.js") \
    SHIM(internal_stack, "internal/stack", "internal/stack.js")                        \
    SHIM(internal_timers, "internal/timers", "internal/timers.js")                     \
    SHIM(internal_unsupported, "internal/unsupported", "internal/unsupported.js")      \
    SHIM(internal_util_describe, "internal/util/describe", "internal/util/describe.js") \
    SHIM(internal_util_format, "internal/util/format", "internal/util/format.js")      \
    SHIM(internal_util_inspect, "internal/util/inspect", "internal/util/inspect.js")   \
    SHIM(internal_util_inspect_collections, "internal/util/inspect/collections", "internal/util/inspect/collections.js") \
    SHIM(internal_util_inspect_colors, "internal/util/inspect/colors", "internal/util/inspect/colors.js") \
    SHIM(internal_util_inspect_errors, "internal/util/inspect/errors", "internal/util/inspect/errors.js") \
    SHIM(internal_util_inspect_layout, "internal/util/inspect/layout", "internal/util/inspect/layout.js") \
    SHIM(internal_util_inspect_members, "internal/util/inspect/members", "internal/util/inspect/members.js") \
    SHIM(internal_util_inspect_names, "internal/util/inspect/names", "internal/util/inspect/names.js") \
    SHIM(internal_util_inspect_text, "internal/util/inspect/text", "internal/util/inspect/text.js") \
    SHIM(internal_util_inspect_value, "internal/util/inspect/value", "internal/util/inspect/value.js") \
    SHIM(internal_util_types, "internal/util/types", "internal/util/types.js")         \
    SHIM(internal_validators, "internal/validators", "internal/validators.js")         \
    SHIM(internal_web_refused, "internal/web_refused", "internal/web_refused.js")

/* Node's modules that exist only to refuse what is asked of them, by name. */
#define REFUSED_SHIMS \
    REFUSED("async_hooks")                                                             \
    REFUSED("child_process")                                                           \
    REFUSED("cluster")                                                                 \
    REFUSED("dgram")                                                                   \
    REFUSED("diagnostics_channel")                                                     \
    REFUSED("dns")                                                                     \
    REFUSED("dns/promises")                                                            \
    REFUSED("domain")                                                                  \
    REFUSED("http")                                                                    \
    REFUSED("http2")                                                                   \
    REFUSED("https")                                                                   \
    REFUSED("inspector")                                                               \
    REFUSED("inspector/promises")                                                      \
    REFUSED("net")                                                                     \
    REFUSED("readline")                                                                \
    REFUSED("readline/promises")                                                       \
    REFUSED("repl")                                                                    \
    REFUSED("stream")                                                                  \
    REFUSED("stream/consumers")                                                        \
    REFUSED("stream/promises")                                                         \
    REFUSED("stream/web")                                                              \
    REFUSED("tls")                                                                     \
    REFUSED("trace_events")                                                            \
    REFUSED("tty")                                                                     \
    REFUSED("v8")                                                                      \
    REFUSED("vm")                                                                      \
    REFUSED("wasi")                                                                    \
    REFUSED("worker_threads")                                                          \
    REFUSED("zlib")

/* #embed takes no macro-made string, so each file has its array. */
static const char console[] = {
#embed "js/console.js" suffix(, '\0')
};
static const char events[] = {
#embed "js/events.js" suffix(, '\0')
};
static const char process[] = {
#embed "js/process.js" suffix(, '\0')
};
static const char timers[] = {
#embed "js/timers.js" suffix(, '\0')
};
static const char timers_promises[] = {
#embed "js/timers/promises.js" suffix(, '\0')
};
static const char internal_bootstrap[] = {
#embed "js/internal/bootstrap.js" suffix(, '\0')
};
static const char internal_console_table[] = {
#embed "js/internal/console/table.js" suffix(, '\0')
};
static const char internal_errors[] = {
#embed "js/internal/errors.js" suffix(, '\0')
};
static const char internal_process_env[] = {
#embed "js/internal/process/env.js" suffix(, '\0')
};
static const char internal_process_execution[] = {
#embed "js/internal/process/execution.js" suffix(, '\0')
};
static const char internal_process_streams[] = {
#embed "js/internal/process/streams.js" suffix(, '\0')
};
static const char internal_process_ticks[] = {
#embed "js/internal/process/ticks.js" suffix(, '\0')
};
static const char internal_process_warnings[] = {
#embed "js/internal/process/warnings.js" suffix(, '\0')
};
static const char internal_stack[] = {
#embed "js/internal/stack.js" suffix(, '\0')
};
static const char internal_timers[] = {
#embed "js/internal/timers.js" suffix(, '\0')
};
static const char internal_unsupported[] = {
#embed "js/internal/unsupported.js" suffix(, '\0')
};
static const char internal_util_describe[] = {
#embed "js/internal/util/describe.js" suffix(, '\0')
};
static const char internal_util_format[] = {
#embed "js/internal/util/format.js" suffix(, '\0')
};
static const char internal_util_inspect[] = {
#embed "js/internal/util/inspect.js" suffix(, '\0')
};
static const char internal_util_inspect_collections[] = {
#embed "js/internal/util/inspect/collections.js" suffix(, '\0')
};
static const char internal_util_inspect_colors[] = {
#embed "js/internal/util/inspect/colors.js" suffix(, '\0')
};
static const char internal_util_inspect_errors[] = {
#embed "js/internal/util/inspect/errors.js" suffix(, '\0')
};
static const char internal_util_inspect_layout[] = {
#embed "js/internal/util/inspect/layout.js" suffix(, '\0')
};
static const char internal_util_inspect_members[] = {
#embed "js/internal/util/inspect/members.js" suffix(, '\0')
};
static const char internal_util_inspect_names[] = {
#embed "js/internal/util/inspect/names.js" suffix(, '\0')
};
static const char internal_util_inspect_text[] = {
#embed "js/internal/util/inspect/text.js" suffix(, '\0')
};
static const char internal_util_inspect_value[] = {
#embed "js/internal/util/inspect/value.js" suffix(, '\0')
};
static const char internal_util_types[] = {
#embed "js/internal/util/types.js" suffix(, '\0')
};
static const char internal_validators[] = {
#embed "js/internal/validators.js" suffix(, '\0')
};
static const char internal_web_refused[] = {
#embed "js/internal/web_refused.js" suffix(, '\0')
};

#define SHIM(symbol, specifier, path) {specifier, symbol, sizeof(symbol) - 1},
#define REFUSAL(name) "module.exports = require('internal/unsupported').refusedModule('" name "');"
#define REFUSED(name) {name, REFUSAL(name), sizeof(REFUSAL(name)) - 1},
static const struct node_shim table[] = {SHIMS REFUSED_SHIMS};
#undef SHIM
#undef REFUSED

size_t node_shim_count(void) { return sizeof(table) / sizeof(table[0]); }

const struct node_shim *node_shims(void) { return table; }

const struct node_shim *node_shim_named(const char *specifier) {
    for (size_t i = 0; i < node_shim_count(); i++) {
        if (strcmp(table[i].specifier, specifier) == 0) return &table[i];
    }
    return NULL;
}
