#ifndef JSMIGRATE_CJAVASCRIPTCORE_H
#define JSMIGRATE_CJAVASCRIPTCORE_H

#include <JavaScriptCore/JavaScript.h>
#include <stdbool.h>

/* Exported by the library and absent from the installed headers. The declarations are those of
   WebKit's JSContextRefPrivate.h. */

/* Interrupts a script that runs for longer than `limit` seconds: `callback` answers true to end it. */
typedef bool (*JSShouldTerminateCallback)(JSContextRef ctx, void *context);
void JSContextGroupSetExecutionTimeLimit(
    JSContextGroupRef group, double limit, JSShouldTerminateCallback callback, void *context);

/* Calls `function` with (promise, reason) for every promise that is rejected with no handler. */
void JSGlobalContextSetUnhandledRejectionCallback(
    JSGlobalContextRef ctx, JSObjectRef function, JSValueRef *exception);

/* The target of a Proxy, NULL for every other object (JSObjectRefPrivate.h). */
JSObjectRef JSObjectGetProxyTarget(JSObjectRef object);

/* Sets an option of the engine before its first context is made (jsc/JSCOptions.h, which needs GLib's
   headers for its gboolean). */
int jsc_options_set_boolean(const char *option, int value);

/* The version of the engine's library (jsc/JSCVersion.h, which needs GLib's headers). */
unsigned jsc_get_major_version(void);
unsigned jsc_get_minor_version(void);
unsigned jsc_get_micro_version(void);

#endif
