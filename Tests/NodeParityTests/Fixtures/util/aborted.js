// util.aborted waits for a signal.
const util = require('util');
(async () => {
  const controller = new AbortController(); const waiting = util.aborted(controller.signal, {}); controller.abort(); await waiting; console.log('aborted');
  await util.aborted(AbortSignal.abort(), {}); console.log('at once');
  await util.aborted(5, {}).catch((error) => console.log(error.code)); await util.aborted(controller.signal, null).catch((error) => console.log(error.code));
})().catch((error) => console.log('thrown', error.code));
