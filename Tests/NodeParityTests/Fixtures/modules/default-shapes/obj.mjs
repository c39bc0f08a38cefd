export default { a: 1, name: 'obj' };
