// Dates and numbers as text.
const date = new Date(Date.UTC(2024, 1, 29, 12, 30, 15, 123));
console.log(date, date.toISOString(), JSON.stringify({ date }), date.getTime(), new Date('invalid'), new Date(2020, 0).getFullYear());
console.log((1234.5678).toFixed(2), (0.000001234).toString(), (1e21).toString(), (255).toString(16), (-1.5).toFixed(0), (123.456).toPrecision(4), parseFloat('1e3x'), Number('0x1f'), Number(''), 0.1 + 0.2);
console.log((1234567.891).toLocaleString('en-US'), new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(1234.5), new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' }).format(date));
console.log(date.toLocaleDateString('en-US', { timeZone: 'America/New_York', weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }), ['ä', 'a', 'z'].sort(new Intl.Collator('de').compare), 2n ** 64n, BigInt.asUintN(8, 257n));
