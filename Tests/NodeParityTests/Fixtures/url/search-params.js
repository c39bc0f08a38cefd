// URLSearchParams from every kind of source.
for (const source of ['?a=1&b=2&a=3', 'x=%20y+z&empty=&novalue', { one: 1, two: 'b c' }, [['k', 'v'], ['k', 'w']], new Map([['m', 'n']]), new URLSearchParams('q=1')]) {
  const params = new URLSearchParams(source);
  console.log(String(params), [...params], params.size);
}
const params = new URLSearchParams('b=2&a=1&b=1');
params.append('c', 'é&=');
params.set('b', 'only');
params.delete('a');
params.sort();
console.log(`${params}`, params.getAll('b'), params.get('none'), params.has('c', 'é&='), params.has('c', 'x'));
params.forEach((value, key) => console.log(key, value));
console.log(params);
try { new URLSearchParams([['one']]); } catch (error) { console.log(error.code, error.message); }
