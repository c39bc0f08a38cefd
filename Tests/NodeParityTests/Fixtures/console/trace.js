// console.trace prints where it was called.
function where() { console.trace('here %d', 5); }
where();
