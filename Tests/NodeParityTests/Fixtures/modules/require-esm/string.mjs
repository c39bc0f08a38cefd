export { x as 'module.exports' }; const x = { replaced: true }; export const other = 1;
