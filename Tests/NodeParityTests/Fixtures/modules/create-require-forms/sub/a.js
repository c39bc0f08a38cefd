module.exports = 'sub a';
