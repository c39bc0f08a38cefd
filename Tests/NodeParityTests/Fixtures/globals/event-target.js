// EventTarget, Event, AbortController, AbortSignal, DOMException.
const target = new EventTarget();
const handler = (event) => console.log('fn', event.type, event.target === target, event.currentTarget === target);
target.addEventListener('x', handler);
target.addEventListener('x', handler);
target.addEventListener('x', { handleEvent(event) { console.log('object', event.type, this !== target); } });
target.addEventListener('x', () => console.log('once'), { once: true });
console.log(target.dispatchEvent(new Event('x')), target.dispatchEvent(new Event('x')));
target.removeEventListener('x', handler);
target.dispatchEvent(new Event('x'));
target.addEventListener('stop', (event) => { event.stopImmediatePropagation(); console.log('stopped'); });
target.addEventListener('stop', () => console.log('never'));
target.dispatchEvent(new Event('stop'));
target.addEventListener('cancel', (event) => event.preventDefault());
console.log(target.dispatchEvent(new Event('cancel')), target.dispatchEvent(new Event('cancel', { cancelable: true })));
const event = new Event('shape', { bubbles: true, cancelable: true });
console.log(event.type, event.bubbles, event.cancelable, event.composed, event.defaultPrevented, event.eventPhase, event.target, typeof event.timeStamp);
console.log(new CustomEvent('c', { detail: { a: 1 } }).detail, new CustomEvent('c').detail, Object.prototype.toString.call(event));
for (const bad of [() => new Event(), () => target.dispatchEvent({}), () => target.addEventListener('x'), () => new AbortSignal()]) {
  try { bad(); } catch (error) { console.log(error.name, error.code, error.message); }
}
const controller = new AbortController();
console.log(controller, controller.signal, controller.signal.aborted, controller.signal.reason);
controller.signal.onabort = () => console.log('onabort');
controller.signal.addEventListener('abort', (e) => console.log('abort event', e.type));
controller.abort();
controller.abort('again');
console.log(controller.signal.aborted, controller.signal.reason.name, controller.signal.reason.message, controller.signal.reason.code);
try { controller.signal.throwIfAborted(); } catch (error) { console.log(error === controller.signal.reason, error instanceof DOMException, error instanceof Error); }
console.log(AbortSignal.abort('why').reason, AbortSignal.abort().reason.name, AbortSignal.any([]).aborted);
const first = new AbortController();
const any = AbortSignal.any([first.signal, new AbortController().signal]);
any.addEventListener('abort', () => console.log('any', any.reason));
first.abort('first');
const error = new DOMException('message', 'DataCloneError');
console.log(error.name, error.code, error.message, `${error}`, DOMException.ABORT_ERR, error.stack.split('\n')[0]);
console.log(new DOMException().name, new DOMException('m').code, new DOMException('m', { name: 'AbortError', cause: 1 }).cause);
AbortSignal.timeout(1).addEventListener('abort', (e) => console.log('timeout', e.target.reason.name, e.target.reason.message));
setTimeout(() => {}, 20);
