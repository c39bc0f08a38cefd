// Taking apart what is undefined or null.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
const result = {};
let nothing;
attempt(() => {
  const { rows } = nothing;
  return rows;
});
attempt(() => {
  const { rows } = result.inner;
  return rows;
});
attempt(() => {
  const { rows: [first] } = null;
  return first;
});
attempt(() => {
  const { ...rest } = nothing;
  return rest;
});
function options({ name, size }) { return name + size; }
attempt(() => options());
attempt(() => (({ a }) => a)());
