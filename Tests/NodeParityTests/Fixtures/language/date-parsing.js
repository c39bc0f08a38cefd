// Dates from text.
for (const text of ['2024-02-29', '2024-02-29T12:30:00Z', '2024-02-29T12:30:00+02:00', 'Feb 29 2024 10:00 UTC', '2024/02/29 UTC', 'nonsense', '2024-13-01', '+012024-01-01T00:00:00Z']) console.log(text, new Date(text).getTime());
console.log(Date.UTC(2024, 0), new Date(2024, 0, 31, 12).getMonth(), new Date(0).toUTCString(), new Date(8.64e15 + 1).getTime(), new Date('2024-01-01T00:00:00Z').toJSON(), typeof Date.now(), new Date(Date.UTC(99, 0)).getUTCFullYear());
