// Names that libraries read while they load.
const http = require('http');
const https = require('https');
console.log(http.METHODS.length, http.METHODS.slice(0, 5), http.STATUS_CODES[404], http.STATUS_CODES[200], Object.keys(http.STATUS_CODES).length, http.maxHeaderSize);
const agent = new http.Agent({ keepAlive: true, maxSockets: 5 });
console.log(agent.keepAlive, agent.maxSockets, agent.maxFreeSockets, agent.options.keepAlive, agent.protocol, agent.defaultPort, typeof agent.destroy);
const secure = new https.Agent({ rejectUnauthorized: false });
console.log(secure.protocol, secure.defaultPort, secure.options.rejectUnauthorized, secure instanceof http.Agent, https.globalAgent.constructor.name, http.globalAgent.keepAlive);
http.validateHeaderName('x-ok'); http.validateHeaderValue('x', 'fine');
for (const run of [() => http.validateHeaderName('a b'), () => http.validateHeaderValue('x', undefined), () => http.validateHeaderValue('x', 'é€')]) {
  try { run(); } catch (error) { console.log(error.code, error.message); }
}
console.log(['request', 'get', 'createServer'].map((name) => typeof http[name] + typeof https[name]), http.IncomingMessage.name, http.ServerResponse.name);
