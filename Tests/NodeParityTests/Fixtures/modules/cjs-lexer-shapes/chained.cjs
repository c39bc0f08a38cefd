exports = module.exports = create;
function create() {}
exports.one = exports.two = 3;
