// Environment variables are strings.
process.env.MINE = 5;
process.env.NOTHING = undefined;
process.env.TRUE = true;
console.log(process.env.MINE, typeof process.env.MINE, process.env.NOTHING, process.env.TRUE, process.env.MISSING);
console.log('MINE' in process.env, delete process.env.MINE, 'MINE' in process.env, delete process.env.NEVER);
console.log(Object.keys(process.env).includes('TRUE'), { ...process.env }.TRUE, JSON.parse(JSON.stringify(process.env)).TRUE);
try { process.env.SYMBOL = Symbol('s'); } catch (error) { console.log(error.name, error.message); }
console.log(process.env.toString === Object.prototype.toString, Object.prototype.hasOwnProperty.call(process.env, 'TRUE'));
process.env[''] = 'empty';
console.log(process.env[Symbol('x')]);
