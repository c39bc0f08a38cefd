module.exports = Object.freeze([1]);
