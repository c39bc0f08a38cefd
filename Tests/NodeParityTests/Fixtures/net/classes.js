// Sockets and servers that never connect.
const net = require('net');
const tls = require('tls');
const { Duplex } = require('stream');
const socket = new net.Socket();
console.log(socket instanceof Duplex, socket.connecting, socket.destroyed, typeof socket.setNoDelay, socket.setKeepAlive(true) === socket, socket.setTimeout(0) === socket);
class Own extends net.Socket {}
console.log(new Own() instanceof net.Socket, tls.TLSSocket.prototype instanceof net.Socket, new net.Server().listening);
console.log(tls.DEFAULT_MIN_VERSION, tls.DEFAULT_MAX_VERSION, tls.DEFAULT_ECDH_CURVE, tls.DEFAULT_CIPHERS.length > 100, tls.CLIENT_RENEG_LIMIT);
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
socket.on('close', () => console.log('closed'));
socket.destroy();
