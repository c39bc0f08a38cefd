module.exports = 'top a';
