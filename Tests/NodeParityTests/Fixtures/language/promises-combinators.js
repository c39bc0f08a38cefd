// all, allSettled, race, any, withResolvers of old.
const after = (ms, value, fails) => new Promise((resolve, reject) => setTimeout(fails ? reject : resolve, ms, value));
(async () => {
  const fast = after(1, 'fast');
  console.log(await Promise.all([1, after(1, 'a'), Promise.resolve('b')]), await Promise.allSettled([after(1, 'x'), Promise.reject(new Error('no'))]).then((all) => all.map(({ status, value, reason }) => [status, value ?? reason.message])));
  console.log(await Promise.race([after(100, 'slow'), fast]), await Promise.any([Promise.reject(1), after(1, 'any')]));
  try { await Promise.all([after(1, new Error('first'), true), after(2, new Error('second'), true)]); } catch (error) { console.log(error.message); }
  console.log(await Promise.resolve(1).finally(() => 2), await Promise.reject(3).finally(() => {}).catch((e) => e), await Promise.resolve(Promise.resolve(4)), await new Promise((r) => r({ then: (f) => f(5) })));
  try { await Promise.resolve().finally(() => { throw new Error('from finally'); }); } catch (error) { console.log(error.message); }
})();
