// exports.no = 1;
/* exports.no2 = 1; */
const s = 'exports.no3 = 1';
const t = `exports.no4 = 1 ${1}`;
const r = /exports.no5 = 1/;
exports.yes = 1;
