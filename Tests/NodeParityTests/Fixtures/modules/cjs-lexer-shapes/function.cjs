module.exports = function main() {};
module.exports.extra = 1;
module.exports.default = 2;
