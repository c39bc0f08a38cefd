// MessageChannel within the process.
const { port1, port2 } = new MessageChannel();
port2.on('message', (message) => {
  console.log('port2', message);
  if (message.last) port2.postMessage('back');
});
port1.onmessage = (event) => {
  console.log('port1', event.data, event.constructor.name);
  port1.close();
};
port1.postMessage({ hello: [1, new Date(0)] });
port1.postMessage({ last: true });
console.log('posted');
port1.addEventListener('close', () => console.log('closed'));
