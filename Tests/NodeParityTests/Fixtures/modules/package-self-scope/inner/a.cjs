try { module.exports = require('outer'); } catch (e) { module.exports = e.code; }
