// AbortController and AbortSignal.
const controller = new AbortController();
const { signal } = controller;
signal.addEventListener('abort', (event) => console.log(event.type, signal.reason.name, signal.reason.code));
signal.onabort = () => console.log('onabort');
console.log(signal.aborted);
controller.abort();
controller.abort('again');
console.log(signal.aborted, signal.reason.message);
try { signal.throwIfAborted(); } catch (error) { console.log(error.name); }
console.log(AbortSignal.abort('why').reason, AbortSignal.any([AbortSignal.abort(1), new AbortController().signal]).reason);
const timeout = AbortSignal.timeout(1);
timeout.addEventListener('abort', () => console.log(timeout.reason.name, timeout.reason.code));
setTimeout(() => {}, 200);
