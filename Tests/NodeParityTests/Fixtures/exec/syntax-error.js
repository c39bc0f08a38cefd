// A file that does not parse.
console.log('never');
const a = ;
