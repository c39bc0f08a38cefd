// What the main thread looks like.
const threads = require('worker_threads');
console.log(threads.isMainThread, threads.threadId, threads.parentPort, threads.workerData, typeof threads.Worker, threads.resourceLimits, typeof threads.SHARE_ENV);
const { port1, port2 } = new threads.MessageChannel();
port1.postMessage({ a: 1 });
port1.postMessage('second');
console.log(threads.receiveMessageOnPort(port2), threads.receiveMessageOnPort(port2), threads.receiveMessageOnPort(port2));
threads.setEnvironmentData('key', { v: 1 });
console.log(threads.getEnvironmentData('key'), threads.getEnvironmentData('none'));
try { port1.postMessage(() => {}); } catch (error) { console.log(error.name, error.message); }
try { threads.receiveMessageOnPort({}); } catch (error) { console.log(error.code); }
port2.once('message', (message) => { console.log('once', message); port2.close(); });
port1.postMessage([1, 2]);
