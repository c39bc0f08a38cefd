// Delays that are no numbers, and the order of equal ones.
for (const delay of [undefined, null, 'x', NaN, -5, 0, 0.5, '1', {}, false]) setTimeout((name) => console.log('fired', name), delay, String(delay));
setTimeout(() => console.log('last'), 60);
process.on('warning', (warning) => console.log(warning.name));
const far = setTimeout(() => {}, 2 ** 31); console.log(far._idleTimeout); clearTimeout(far);
