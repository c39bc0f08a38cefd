// import x from 'y'
exports.s = `export const ${'a'}`; const o = { import: 1, export: 2 }; o.import; o.export;