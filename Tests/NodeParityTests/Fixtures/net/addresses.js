// Telling addresses.
const net = require('net');
for (const text of ['127.0.0.1', '256.1.1.1', '1.2.3', '01.2.3.4', '::1', '::', '1::2::3', 'fe80::1%eth0', '2001:db8::ff00:42:8329', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7', '::ffff:1.2.3.4', '1:2:3:4:5:6:1.2.3.4', ':::1', 'g::1', '', 'localhost', '12345::', '1:2:3:4:5:6:7::', '::1.2.3.4:5']) console.log(text, net.isIP(text), net.isIPv4(text), net.isIPv6(text));
console.log(net.isIP(undefined), net.isIP(5), typeof net.Socket, net.Stream === net.Socket, typeof net.createServer);
