// Channels and their subscribers.
const dc = require('diagnostics_channel');
const channel = dc.channel('mine');
console.log(channel === dc.channel('mine'), channel.name, channel.hasSubscribers, dc.hasSubscribers('mine'), dc.hasSubscribers('other'));
const listener = (message, name) => console.log('heard', message, name);
dc.subscribe('mine', listener);
console.log(channel.hasSubscribers);
channel.publish({ a: 1 });
console.log(dc.unsubscribe('mine', listener), dc.unsubscribe('mine', listener), channel.hasSubscribers);
channel.publish('unheard');
try { dc.channel(5); } catch (error) { console.log(error.code, error.message); }
try { channel.subscribe('x'); } catch (error) { console.log(error.code); }
const symbol = dc.channel(Symbol.for('s'));
symbol.subscribe((message) => console.log('symbol', message));
symbol.publish(1);
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
channel.subscribe(() => { throw new Error('in a subscriber'); });
channel.publish('x');
console.log('goes on');
