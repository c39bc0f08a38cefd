module.exports = 'text';
exports.lost = 1;
