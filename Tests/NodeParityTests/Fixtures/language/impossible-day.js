// A day that no month has.
console.log(new Date('2024-02-30').getTime(), new Date('2024-04-31T00:00:00Z').getTime());
