#!shebang
console.log(import.meta.filename.slice(-8));
