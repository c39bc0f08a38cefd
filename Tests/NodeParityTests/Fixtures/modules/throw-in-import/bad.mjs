
function deep() {
  throw new RangeError('deep inside');
}
deep();
