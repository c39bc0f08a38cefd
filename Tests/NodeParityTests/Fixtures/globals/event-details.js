// Events and their targets.
const target = new EventTarget();
const seen = [];
target.addEventListener('x', (event) => seen.push(['first', event.type, event.cancelable, event.target === target]));
target.addEventListener('x', { handleEvent(event) { seen.push(['object', this === event.currentTarget]); event.preventDefault(); } });
target.addEventListener('x', () => seen.push(['once']), { once: true });
console.log(target.dispatchEvent(new Event('x', { cancelable: true })), target.dispatchEvent(new Event('x')));
target.addEventListener('y', (event) => { event.stopImmediatePropagation(); seen.push(['stopped']); });
target.addEventListener('y', () => seen.push(['never']));
target.dispatchEvent(new CustomEvent('y', { detail: { a: 1 } }));
console.log(seen, new CustomEvent('z', { detail: 5 }).detail, new Event('q').defaultPrevented);
try { target.dispatchEvent({}); } catch (error) { console.log(error.name, error.code); }
try { new Event(); } catch (error) { console.log(error.name, error.code); }
