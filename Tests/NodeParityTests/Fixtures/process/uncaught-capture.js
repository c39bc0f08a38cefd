// A function that takes every uncaught exception.
process.on('uncaughtException', () => console.log('never: the listener'));
console.log(process.hasUncaughtExceptionCaptureCallback());
process.setUncaughtExceptionCaptureCallback((error) => {
  console.log('captured', error.message);
  process.setUncaughtExceptionCaptureCallback(null);
  console.log(process.hasUncaughtExceptionCaptureCallback());
});
console.log(process.hasUncaughtExceptionCaptureCallback());
try { process.setUncaughtExceptionCaptureCallback(() => {}); } catch (error) { console.log(error.code, error.message); }
try { process.setUncaughtExceptionCaptureCallback(5); } catch (error) { console.log(error.code, error.message); }
setTimeout(() => { throw new Error('thrown later'); }, 1);
