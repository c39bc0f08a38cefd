#include "CNodeShims.h"

#include <string.h>

/* A module that exists only to refuse, by name, what is asked of it. */
#define REFUSED(name) {name, "module.exports = require('internal/unsupported').refusedModule('" name "');"},

/* One entry a file below js/, named as scripts require it; public modules first. */
static const struct node_shim table[] = {
    {"assert", (const char[]){
#embed "js/assert.js" suffix(, '\0')
    }},
    {"assert/strict", (const char[]){
#embed "js/assert/strict.js" suffix(, '\0')
    }},
    {"async_hooks", (const char[]){
#embed "js/async_hooks.js" suffix(, '\0')
    }},
    {"buffer", (const char[]){
#embed "js/buffer.js" suffix(, '\0')
    }},
    {"child_process", (const char[]){
#embed "js/child_process.js" suffix(, '\0')
    }},
    {"cluster", (const char[]){
#embed "js/cluster.js" suffix(, '\0')
    }},
    {"console", (const char[]){
#embed "js/console.js" suffix(, '\0')
    }},
    {"constants", (const char[]){
#embed "js/constants.js" suffix(, '\0')
    }},
    {"crypto", (const char[]){
#embed "js/crypto.js" suffix(, '\0')
    }},
    {"dgram", (const char[]){
#embed "js/dgram.js" suffix(, '\0')
    }},
    {"diagnostics_channel", (const char[]){
#embed "js/diagnostics_channel.js" suffix(, '\0')
    }},
    {"dns", (const char[]){
#embed "js/dns.js" suffix(, '\0')
    }},
    {"dns/promises", (const char[]){
#embed "js/dns/promises.js" suffix(, '\0')
    }},
    {"domain", (const char[]){
#embed "js/domain.js" suffix(, '\0')
    }},
    {"dotenv", (const char[]){
#embed "js/dotenv.js" suffix(, '\0')
    }},
    {"dotenv/config", (const char[]){
#embed "js/dotenv/config.js" suffix(, '\0')
    }},
    {"events", (const char[]){
#embed "js/events.js" suffix(, '\0')
    }},
    {"fs", (const char[]){
#embed "js/fs.js" suffix(, '\0')
    }},
    {"fs/promises", (const char[]){
#embed "js/fs/promises.js" suffix(, '\0')
    }},
    {"http", (const char[]){
#embed "js/http.js" suffix(, '\0')
    }},
    {"http2", (const char[]){
#embed "js/http2.js" suffix(, '\0')
    }},
    {"https", (const char[]){
#embed "js/https.js" suffix(, '\0')
    }},
    {"inspector", (const char[]){
#embed "js/inspector.js" suffix(, '\0')
    }},
    {"inspector/promises", (const char[]){
#embed "js/inspector/promises.js" suffix(, '\0')
    }},
    {"module", (const char[]){
#embed "js/module.js" suffix(, '\0')
    }},
    {"net", (const char[]){
#embed "js/net.js" suffix(, '\0')
    }},
    {"os", (const char[]){
#embed "js/os.js" suffix(, '\0')
    }},
    {"path", (const char[]){
#embed "js/path.js" suffix(, '\0')
    }},
    {"path/posix", (const char[]){
#embed "js/path/posix.js" suffix(, '\0')
    }},
    {"path/win32", (const char[]){
#embed "js/path/win32.js" suffix(, '\0')
    }},
    {"perf_hooks", (const char[]){
#embed "js/perf_hooks.js" suffix(, '\0')
    }},
    {"pg", (const char[]){
#embed "js/pg.js" suffix(, '\0')
    }},
    {"pg-copy-streams", (const char[]){
#embed "js/pg-copy-streams.js" suffix(, '\0')
    }},
    {"pg-cursor", (const char[]){
#embed "js/pg-cursor.js" suffix(, '\0')
    }},
    {"pg-pool", (const char[]){
#embed "js/pg-pool.js" suffix(, '\0')
    }},
    {"pg-query-stream", (const char[]){
#embed "js/pg-query-stream.js" suffix(, '\0')
    }},
    {"pg-types", (const char[]){
#embed "js/pg-types.js" suffix(, '\0')
    }},
    {"postgres", (const char[]){
#embed "js/postgres.js" suffix(, '\0')
    }},
    {"process", (const char[]){
#embed "js/process.js" suffix(, '\0')
    }},
    {"punycode", (const char[]){
#embed "js/punycode.js" suffix(, '\0')
    }},
    {"querystring", (const char[]){
#embed "js/querystring.js" suffix(, '\0')
    }},
    {"readline", (const char[]){
#embed "js/readline.js" suffix(, '\0')
    }},
    {"readline/promises", (const char[]){
#embed "js/readline/promises.js" suffix(, '\0')
    }},
    {"repl", (const char[]){
#embed "js/repl.js" suffix(, '\0')
    }},
    {"slonik", (const char[]){
#embed "js/slonik.js" suffix(, '\0')
    }},
    {"stream", (const char[]){
#embed "js/stream.js" suffix(, '\0')
    }},
    {"stream/consumers", (const char[]){
#embed "js/stream/consumers.js" suffix(, '\0')
    }},
    {"stream/promises", (const char[]){
#embed "js/stream/promises.js" suffix(, '\0')
    }},
    {"string_decoder", (const char[]){
#embed "js/string_decoder.js" suffix(, '\0')
    }},
    {"sys", (const char[]){
#embed "js/sys.js" suffix(, '\0')
    }},
    {"timers", (const char[]){
#embed "js/timers.js" suffix(, '\0')
    }},
    {"timers/promises", (const char[]){
#embed "js/timers/promises.js" suffix(, '\0')
    }},
    {"tls", (const char[]){
#embed "js/tls.js" suffix(, '\0')
    }},
    {"trace_events", (const char[]){
#embed "js/trace_events.js" suffix(, '\0')
    }},
    {"tty", (const char[]){
#embed "js/tty.js" suffix(, '\0')
    }},
    {"url", (const char[]){
#embed "js/url.js" suffix(, '\0')
    }},
    {"util", (const char[]){
#embed "js/util.js" suffix(, '\0')
    }},
    {"util/types", (const char[]){
#embed "js/util/types.js" suffix(, '\0')
    }},
    {"v8", (const char[]){
#embed "js/v8.js" suffix(, '\0')
    }},
    {"vm", (const char[]){
#embed "js/vm.js" suffix(, '\0')
    }},
    {"wasi", (const char[]){
#embed "js/wasi.js" suffix(, '\0')
    }},
    {"worker_threads", (const char[]){
#embed "js/worker_threads.js" suffix(, '\0')
    }},
    {"internal/abort_controller", (const char[]){
#embed "js/internal/abort_controller.js" suffix(, '\0')
    }},
    {"internal/assert/assertion_error", (const char[]){
#embed "js/internal/assert/assertion_error.js" suffix(, '\0')
    }},
    {"internal/assert/call_source", (const char[]){
#embed "js/internal/assert/call_source.js" suffix(, '\0')
    }},
    {"internal/assert/diff", (const char[]){
#embed "js/internal/assert/diff.js" suffix(, '\0')
    }},
    {"internal/async_context", (const char[]){
#embed "js/internal/async_context.js" suffix(, '\0')
    }},
    {"internal/beginnings", (const char[]){
#embed "js/internal/beginnings.js" suffix(, '\0')
    }},
    {"internal/blob", (const char[]){
#embed "js/internal/blob.js" suffix(, '\0')
    }},
    {"internal/bootstrap", (const char[]){
#embed "js/internal/bootstrap.js" suffix(, '\0')
    }},
    {"internal/buffer/encodings", (const char[]){
#embed "js/internal/buffer/encodings.js" suffix(, '\0')
    }},
    {"internal/buffer/numbers", (const char[]){
#embed "js/internal/buffer/numbers.js" suffix(, '\0')
    }},
    {"internal/buffer/searching", (const char[]){
#embed "js/internal/buffer/searching.js" suffix(, '\0')
    }},
    {"internal/buffer/transcoding", (const char[]){
#embed "js/internal/buffer/transcoding.js" suffix(, '\0')
    }},
    {"internal/call_sites", (const char[]){
#embed "js/internal/call_sites.js" suffix(, '\0')
    }},
    {"internal/configuration", (const char[]){
#embed "js/internal/configuration.js" suffix(, '\0')
    }},
    {"internal/console/output", (const char[]){
#embed "js/internal/console/output.js" suffix(, '\0')
    }},
    {"internal/console/table", (const char[]){
#embed "js/internal/console/table.js" suffix(, '\0')
    }},
    {"internal/crypto/derive", (const char[]){
#embed "js/internal/crypto/derive.js" suffix(, '\0')
    }},
    {"internal/crypto/hash", (const char[]){
#embed "js/internal/crypto/hash.js" suffix(, '\0')
    }},
    {"internal/crypto/random", (const char[]){
#embed "js/internal/crypto/random.js" suffix(, '\0')
    }},
    {"internal/crypto/support", (const char[]){
#embed "js/internal/crypto/support.js" suffix(, '\0')
    }},
    {"internal/crypto/webcrypto", (const char[]){
#embed "js/internal/crypto/webcrypto.js" suffix(, '\0')
    }},
    {"internal/db-bridge", (const char[]){
#embed "js/internal/db-bridge.js" suffix(, '\0')
    }},
    {"internal/dom_exception", (const char[]){
#embed "js/internal/dom_exception.js" suffix(, '\0')
    }},
    {"internal/encoding", (const char[]){
#embed "js/internal/encoding.js" suffix(, '\0')
    }},
    {"internal/encoding/base64", (const char[]){
#embed "js/internal/encoding/base64.js" suffix(, '\0')
    }},
    {"internal/encoding/utf8", (const char[]){
#embed "js/internal/encoding/utf8.js" suffix(, '\0')
    }},
    {"internal/engine_errors", (const char[]){
#embed "js/internal/engine_errors.js" suffix(, '\0')
    }},
    {"internal/engine_errors/expression", (const char[]){
#embed "js/internal/engine_errors/expression.js" suffix(, '\0')
    }},
    {"internal/engine_errors/source", (const char[]){
#embed "js/internal/engine_errors/source.js" suffix(, '\0')
    }},
    {"internal/engine_errors/words", (const char[]){
#embed "js/internal/engine_errors/words.js" suffix(, '\0')
    }},
    {"internal/errno_constants", (const char[]){
#embed "js/internal/errno_constants.js" suffix(, '\0')
    }},
    {"internal/errors", (const char[]){
#embed "js/internal/errors.js" suffix(, '\0')
    }},
    {"internal/event_target", (const char[]){
#embed "js/internal/event_target.js" suffix(, '\0')
    }},
    {"internal/events/async_resource", (const char[]){
#embed "js/internal/events/async_resource.js" suffix(, '\0')
    }},
    {"internal/fs/arguments", (const char[]){
#embed "js/internal/fs/arguments.js" suffix(, '\0')
    }},
    {"internal/fs/constants", (const char[]){
#embed "js/internal/fs/constants.js" suffix(, '\0')
    }},
    {"internal/fs/cp", (const char[]){
#embed "js/internal/fs/cp.js" suffix(, '\0')
    }},
    {"internal/fs/descriptors", (const char[]){
#embed "js/internal/fs/descriptors.js" suffix(, '\0')
    }},
    {"internal/fs/dir", (const char[]){
#embed "js/internal/fs/dir.js" suffix(, '\0')
    }},
    {"internal/fs/entries", (const char[]){
#embed "js/internal/fs/entries.js" suffix(, '\0')
    }},
    {"internal/fs/errors", (const char[]){
#embed "js/internal/fs/errors.js" suffix(, '\0')
    }},
    {"internal/fs/file_handle", (const char[]){
#embed "js/internal/fs/file_handle.js" suffix(, '\0')
    }},
    {"internal/fs/files", (const char[]){
#embed "js/internal/fs/files.js" suffix(, '\0')
    }},
    {"internal/fs/later", (const char[]){
#embed "js/internal/fs/later.js" suffix(, '\0')
    }},
    {"internal/fs/operations", (const char[]){
#embed "js/internal/fs/operations.js" suffix(, '\0')
    }},
    {"internal/fs/promised", (const char[]){
#embed "js/internal/fs/promised.js" suffix(, '\0')
    }},
    {"internal/fs/stats", (const char[]){
#embed "js/internal/fs/stats.js" suffix(, '\0')
    }},
    {"internal/hooks", (const char[]){
#embed "js/internal/hooks.js" suffix(, '\0')
    }},
    {"internal/http_status", (const char[]){
#embed "js/internal/http_status.js" suffix(, '\0')
    }},
    {"internal/ip", (const char[]){
#embed "js/internal/ip.js" suffix(, '\0')
    }},
    {"internal/json", (const char[]){
#embed "js/internal/json.js" suffix(, '\0')
    }},
    {"internal/fs/streams", (const char[]){
#embed "js/internal/fs/streams.js" suffix(, '\0')
    }},
    {"internal/message_port", (const char[]){
#embed "js/internal/message_port.js" suffix(, '\0')
    }},
    {"internal/migration-client", (const char[]){
#embed "js/internal/migration-client.js" suffix(, '\0')
    }},
    {"internal/migration-loading", (const char[]){
#embed "js/internal/migration-loading.js" suffix(, '\0')
    }},
    {"internal/migration-validators", (const char[]){
#embed "js/internal/migration-validators.js" suffix(, '\0')
    }},
    {"internal/migration", (const char[]){
#embed "js/internal/migration.js" suffix(, '\0')
    }},
    {"internal/modules/builtins", (const char[]){
#embed "js/internal/modules/builtins.js" suffix(, '\0')
    }},
    {"internal/modules/check", (const char[]){
#embed "js/internal/modules/check.js" suffix(, '\0')
    }},
    {"internal/modules/cjs", (const char[]){
#embed "js/internal/modules/cjs.js" suffix(, '\0')
    }},
    {"internal/modules/cjs-names", (const char[]){
#embed "js/internal/modules/cjs-names.js" suffix(, '\0')
    }},
    {"internal/modules/compile", (const char[]){
#embed "js/internal/modules/compile.js" suffix(, '\0')
    }},
    {"internal/modules/errors", (const char[]){
#embed "js/internal/modules/errors.js" suffix(, '\0')
    }},
    {"internal/modules/esm", (const char[]){
#embed "js/internal/modules/esm.js" suffix(, '\0')
    }},
    {"internal/modules/evaluation", (const char[]){
#embed "js/internal/modules/evaluation.js" suffix(, '\0')
    }},
    {"internal/modules/files", (const char[]){
#embed "js/internal/modules/files.js" suffix(, '\0')
    }},
    {"internal/modules/formats", (const char[]){
#embed "js/internal/modules/formats.js" suffix(, '\0')
    }},
    {"internal/modules/imports", (const char[]){
#embed "js/internal/modules/imports.js" suffix(, '\0')
    }},
    {"internal/modules/loader", (const char[]){
#embed "js/internal/modules/loader.js" suffix(, '\0')
    }},
    {"internal/modules/namespace", (const char[]){
#embed "js/internal/modules/namespace.js" suffix(, '\0')
    }},
    {"internal/modules/package-exports", (const char[]){
#embed "js/internal/modules/package-exports.js" suffix(, '\0')
    }},
    {"internal/modules/package-json", (const char[]){
#embed "js/internal/modules/package-json.js" suffix(, '\0')
    }},
    {"internal/modules/record", (const char[]){
#embed "js/internal/modules/record.js" suffix(, '\0')
    }},
    {"internal/modules/resolve", (const char[]){
#embed "js/internal/modules/resolve.js" suffix(, '\0')
    }},
    {"internal/modules/synthetic", (const char[]){
#embed "js/internal/modules/synthetic.js" suffix(, '\0')
    }},
    {"internal/modules/typescript/compile", (const char[]){
#embed "js/internal/modules/typescript/compile.js" suffix(, '\0')
    }},
    {"internal/modules/typescript/config", (const char[]){
#embed "js/internal/modules/typescript/config.js" suffix(, '\0')
    }},
    {"internal/modules/typescript/esbuild", (const char[]){
#embed "js/internal/modules/typescript/esbuild.js" suffix(, '\0')
    }},
    {"internal/modules/typescript/library", (const char[]){
#embed "js/internal/modules/typescript/library.js" suffix(, '\0')
    }},
    {"internal/modules/typescript/resolve", (const char[]){
#embed "js/internal/modules/typescript/resolve.js" suffix(, '\0')
    }},
    {"internal/modules/urls", (const char[]){
#embed "js/internal/modules/urls.js" suffix(, '\0')
    }},
    {"internal/path/posix", (const char[]){
#embed "js/internal/path/posix.js" suffix(, '\0')
    }},
    {"internal/pg/answers", (const char[]){
#embed "js/internal/pg/answers.js" suffix(, '\0')
    }},
    {"internal/pg/array-literal", (const char[]){
#embed "js/internal/pg/array-literal.js" suffix(, '\0')
    }},
    {"internal/pg/bytea", (const char[]){
#embed "js/internal/pg/bytea.js" suffix(, '\0')
    }},
    {"internal/pg/client", (const char[]){
#embed "js/internal/pg/client.js" suffix(, '\0')
    }},
    {"internal/pg/connection", (const char[]){
#embed "js/internal/pg/connection.js" suffix(, '\0')
    }},
    {"internal/pg/connection-parameters", (const char[]){
#embed "js/internal/pg/connection-parameters.js" suffix(, '\0')
    }},
    {"internal/pg/copy-from", (const char[]){
#embed "js/internal/pg/copy-from.js" suffix(, '\0')
    }},
    {"internal/pg/copy-to", (const char[]){
#embed "js/internal/pg/copy-to.js" suffix(, '\0')
    }},
    {"internal/pg/date", (const char[]){
#embed "js/internal/pg/date.js" suffix(, '\0')
    }},
    {"internal/pg/defaults", (const char[]){
#embed "js/internal/pg/defaults.js" suffix(, '\0')
    }},
    {"internal/pg/environment", (const char[]){
#embed "js/internal/pg/environment.js" suffix(, '\0')
    }},
    {"internal/pg/errors", (const char[]){
#embed "js/internal/pg/errors.js" suffix(, '\0')
    }},
    {"internal/pg/fields", (const char[]){
#embed "js/internal/pg/fields.js" suffix(, '\0')
    }},
    {"internal/pg/interval", (const char[]){
#embed "js/internal/pg/interval.js" suffix(, '\0')
    }},
    {"internal/pg/origins", (const char[]){
#embed "js/internal/pg/origins.js" suffix(, '\0')
    }},
    {"internal/pg/packing", (const char[]){
#embed "js/internal/pg/packing.js" suffix(, '\0')
    }},
    {"internal/pg/pool", (const char[]){
#embed "js/internal/pg/pool.js" suffix(, '\0')
    }},
    {"internal/pg/query", (const char[]){
#embed "js/internal/pg/query.js" suffix(, '\0')
    }},
    {"internal/pg/result", (const char[]){
#embed "js/internal/pg/result.js" suffix(, '\0')
    }},
    {"internal/pg/row-reader", (const char[]){
#embed "js/internal/pg/row-reader.js" suffix(, '\0')
    }},
    {"internal/pg/session-settings", (const char[]){
#embed "js/internal/pg/session-settings.js" suffix(, '\0')
    }},
    {"internal/pg/submission", (const char[]){
#embed "js/internal/pg/submission.js" suffix(, '\0')
    }},
    {"internal/pg/type-oids", (const char[]){
#embed "js/internal/pg/type-oids.js" suffix(, '\0')
    }},
    {"internal/pg/type-overrides", (const char[]){
#embed "js/internal/pg/type-overrides.js" suffix(, '\0')
    }},
    {"internal/pg/types", (const char[]){
#embed "js/internal/pg/types.js" suffix(, '\0')
    }},
    {"internal/pg/utils", (const char[]){
#embed "js/internal/pg/utils.js" suffix(, '\0')
    }},
    {"internal/process/env", (const char[]){
#embed "js/internal/process/env.js" suffix(, '\0')
    }},
    {"internal/process/execution", (const char[]){
#embed "js/internal/process/execution.js" suffix(, '\0')
    }},
    {"internal/process/flags", (const char[]){
#embed "js/internal/process/flags.js" suffix(, '\0')
    }},
    {"internal/process/leaving", (const char[]){
#embed "js/internal/process/leaving.js" suffix(, '\0')
    }},
    {"internal/process/main", (const char[]){
#embed "js/internal/process/main.js" suffix(, '\0')
    }},
    {"internal/process/methods", (const char[]){
#embed "js/internal/process/methods.js" suffix(, '\0')
    }},
    {"internal/process/report", (const char[]){
#embed "js/internal/process/report.js" suffix(, '\0')
    }},
    {"internal/process/standard_input", (const char[]){
#embed "js/internal/process/standard_input.js" suffix(, '\0')
    }},
    {"internal/process/streams", (const char[]){
#embed "js/internal/process/streams.js" suffix(, '\0')
    }},
    {"internal/process/ticks", (const char[]){
#embed "js/internal/process/ticks.js" suffix(, '\0')
    }},
    {"internal/process/warnings", (const char[]){
#embed "js/internal/process/warnings.js" suffix(, '\0')
    }},
    {"internal/query_builders", (const char[]){
#embed "js/internal/query_builders.js" suffix(, '\0')
    }},
    {"internal/refused_client", (const char[]){
#embed "js/internal/refused_client.js" suffix(, '\0')
    }},
    {"internal/readline/cursor", (const char[]){
#embed "js/internal/readline/cursor.js" suffix(, '\0')
    }},
    {"internal/readline/interface", (const char[]){
#embed "js/internal/readline/interface.js" suffix(, '\0')
    }},
    {"internal/readline/lines", (const char[]){
#embed "js/internal/readline/lines.js" suffix(, '\0')
    }},
    {"internal/source_maps", (const char[]){
#embed "js/internal/source_maps.js" suffix(, '\0')
    }},
    {"internal/stack", (const char[]){
#embed "js/internal/stack.js" suffix(, '\0')
    }},
    {"internal/stack_columns", (const char[]){
#embed "js/internal/stack_columns.js" suffix(, '\0')
    }},
    {"internal/streams/abort_signal", (const char[]){
#embed "js/internal/streams/abort_signal.js" suffix(, '\0')
    }},
    {"internal/streams/compose", (const char[]){
#embed "js/internal/streams/compose.js" suffix(, '\0')
    }},
    {"internal/streams/destroy", (const char[]){
#embed "js/internal/streams/destroy.js" suffix(, '\0')
    }},
    {"internal/streams/duplex", (const char[]){
#embed "js/internal/streams/duplex.js" suffix(, '\0')
    }},
    {"internal/streams/duplex_from", (const char[]){
#embed "js/internal/streams/duplex_from.js" suffix(, '\0')
    }},
    {"internal/streams/duplex_pair", (const char[]){
#embed "js/internal/streams/duplex_pair.js" suffix(, '\0')
    }},
    {"internal/streams/finished", (const char[]){
#embed "js/internal/streams/finished.js" suffix(, '\0')
    }},
    {"internal/streams/finishing", (const char[]){
#embed "js/internal/streams/finishing.js" suffix(, '\0')
    }},
    {"internal/streams/from", (const char[]){
#embed "js/internal/streams/from.js" suffix(, '\0')
    }},
    {"internal/streams/iteration", (const char[]){
#embed "js/internal/streams/iteration.js" suffix(, '\0')
    }},
    {"internal/streams/joined", (const char[]){
#embed "js/internal/streams/joined.js" suffix(, '\0')
    }},
    {"internal/streams/legacy", (const char[]){
#embed "js/internal/streams/legacy.js" suffix(, '\0')
    }},
    {"internal/streams/listening", (const char[]){
#embed "js/internal/streams/listening.js" suffix(, '\0')
    }},
    {"internal/streams/operators", (const char[]){
#embed "js/internal/streams/operators.js" suffix(, '\0')
    }},
    {"internal/streams/passthrough", (const char[]){
#embed "js/internal/streams/passthrough.js" suffix(, '\0')
    }},
    {"internal/streams/pipe", (const char[]){
#embed "js/internal/streams/pipe.js" suffix(, '\0')
    }},
    {"internal/streams/pipeline", (const char[]){
#embed "js/internal/streams/pipeline.js" suffix(, '\0')
    }},
    {"internal/streams/predicates", (const char[]){
#embed "js/internal/streams/predicates.js" suffix(, '\0')
    }},
    {"internal/streams/readable", (const char[]){
#embed "js/internal/streams/readable.js" suffix(, '\0')
    }},
    {"internal/streams/readable_properties", (const char[]){
#embed "js/internal/streams/readable_properties.js" suffix(, '\0')
    }},
    {"internal/streams/readable_state", (const char[]){
#embed "js/internal/streams/readable_state.js" suffix(, '\0')
    }},
    {"internal/streams/transform", (const char[]){
#embed "js/internal/streams/transform.js" suffix(, '\0')
    }},
    {"internal/streams/watermark", (const char[]){
#embed "js/internal/streams/watermark.js" suffix(, '\0')
    }},
    {"internal/streams/writable", (const char[]){
#embed "js/internal/streams/writable.js" suffix(, '\0')
    }},
    {"internal/streams/writable_properties", (const char[]){
#embed "js/internal/streams/writable_properties.js" suffix(, '\0')
    }},
    {"internal/streams/writable_state", (const char[]){
#embed "js/internal/streams/writable_state.js" suffix(, '\0')
    }},
    {"internal/structured_clone", (const char[]){
#embed "js/internal/structured_clone.js" suffix(, '\0')
    }},
    {"internal/timers", (const char[]){
#embed "js/internal/timers.js" suffix(, '\0')
    }},
    {"internal/unsupported", (const char[]){
#embed "js/internal/unsupported.js" suffix(, '\0')
    }},
    {"internal/url/file", (const char[]){
#embed "js/internal/url/file.js" suffix(, '\0')
    }},
    {"internal/url/host", (const char[]){
#embed "js/internal/url/host.js" suffix(, '\0')
    }},
    {"internal/url/legacy", (const char[]){
#embed "js/internal/url/legacy.js" suffix(, '\0')
    }},
    {"internal/url/parser", (const char[]){
#embed "js/internal/url/parser.js" suffix(, '\0')
    }},
    {"internal/url/percent", (const char[]){
#embed "js/internal/url/percent.js" suffix(, '\0')
    }},
    {"internal/url/punycode", (const char[]){
#embed "js/internal/url/punycode.js" suffix(, '\0')
    }},
    {"internal/url/search_params", (const char[]){
#embed "js/internal/url/search_params.js" suffix(, '\0')
    }},
    {"internal/url/url", (const char[]){
#embed "js/internal/url/url.js" suffix(, '\0')
    }},
    {"internal/util/comparisons", (const char[]){
#embed "js/internal/util/comparisons.js" suffix(, '\0')
    }},
    {"internal/util/debuglog", (const char[]){
#embed "js/internal/util/debuglog.js" suffix(, '\0')
    }},
    {"internal/util/deprecate", (const char[]){
#embed "js/internal/util/deprecate.js" suffix(, '\0')
    }},
    {"internal/util/describe", (const char[]){
#embed "js/internal/util/describe.js" suffix(, '\0')
    }},
    {"internal/util/format", (const char[]){
#embed "js/internal/util/format.js" suffix(, '\0')
    }},
    {"internal/util/inspect", (const char[]){
#embed "js/internal/util/inspect.js" suffix(, '\0')
    }},
    {"internal/util/inspect/collections", (const char[]){
#embed "js/internal/util/inspect/collections.js" suffix(, '\0')
    }},
    {"internal/util/inspect/colors", (const char[]){
#embed "js/internal/util/inspect/colors.js" suffix(, '\0')
    }},
    {"internal/util/inspect/errors", (const char[]){
#embed "js/internal/util/inspect/errors.js" suffix(, '\0')
    }},
    {"internal/util/inspect/layout", (const char[]){
#embed "js/internal/util/inspect/layout.js" suffix(, '\0')
    }},
    {"internal/util/inspect/members", (const char[]){
#embed "js/internal/util/inspect/members.js" suffix(, '\0')
    }},
    {"internal/util/inspect/names", (const char[]){
#embed "js/internal/util/inspect/names.js" suffix(, '\0')
    }},
    {"internal/util/inspect/text", (const char[]){
#embed "js/internal/util/inspect/text.js" suffix(, '\0')
    }},
    {"internal/util/inspect/value", (const char[]){
#embed "js/internal/util/inspect/value.js" suffix(, '\0')
    }},
    {"internal/util/mime", (const char[]){
#embed "js/internal/util/mime.js" suffix(, '\0')
    }},
    {"internal/util/parse_args", (const char[]){
#embed "js/internal/util/parse_args.js" suffix(, '\0')
    }},
    {"internal/util/promisify", (const char[]){
#embed "js/internal/util/promisify.js" suffix(, '\0')
    }},
    {"internal/util/style_text", (const char[]){
#embed "js/internal/util/style_text.js" suffix(, '\0')
    }},
    {"internal/util/system_errors", (const char[]){
#embed "js/internal/util/system_errors.js" suffix(, '\0')
    }},
    {"internal/util/types", (const char[]){
#embed "js/internal/util/types.js" suffix(, '\0')
    }},
    {"internal/v8_serialization", (const char[]){
#embed "js/internal/v8_serialization.js" suffix(, '\0')
    }},
    {"internal/validation", (const char[]){
#embed "js/internal/validation.js" suffix(, '\0')
    }},
    {"internal/validators", (const char[]){
#embed "js/internal/validators.js" suffix(, '\0')
    }},
    {"internal/web_refused", (const char[]){
#embed "js/internal/web_refused.js" suffix(, '\0')
    }},
    REFUSED("stream/web")
    REFUSED("zlib")
};

size_t node_shim_count(void) { return sizeof(table) / sizeof(table[0]); }

const struct node_shim *node_shims(void) { return table; }

const struct node_shim *node_shim_named(const char *specifier) {
    for (size_t i = 0; i < node_shim_count(); i++) {
        if (strcmp(table[i].specifier, specifier) == 0) return &table[i];
    }
    return NULL;
}
