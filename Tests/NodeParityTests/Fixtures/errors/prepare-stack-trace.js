// Error.prepareStackTrace sees call sites, as depd and callsites use it.
Error.prepareStackTrace = (error, sites) => sites;
function where() { return new Error('x').stack; }
const sites = where();
console.log(Array.isArray(sites), sites[0].getFileName() === __filename, sites[0].getLineNumber(), sites[0].getColumnNumber(), sites[0].getFunctionName());
console.log(sites[0].isNative(), sites[0].isEval(), sites[0].isConstructor(), sites[1].getLineNumber(), typeof sites[0].getTypeName);
console.log(String(sites[0]).replace(__filename, 'FILE'));
const holder = {};
Error.captureStackTrace(holder);
console.log(holder.stack.length > 0, holder.stack[0].getLineNumber());
Error.prepareStackTrace = (error, frames) => `${error.name}! ${frames.length > 0}`;
console.log(new TypeError('y').stack);
Error.prepareStackTrace = undefined;
console.log(new Error('z').stack.split('\n')[0]);
