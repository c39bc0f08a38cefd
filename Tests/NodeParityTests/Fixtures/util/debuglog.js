// debuglog is silent unless it is asked for.
const util = require('util');
const log = util.debuglog('mine'); log('never shown %d', 1); console.log(log.enabled, util.debug === util.debuglog, typeof log);
