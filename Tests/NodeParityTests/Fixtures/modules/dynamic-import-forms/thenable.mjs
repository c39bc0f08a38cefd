export function then(resolve) { resolve('thenable'); }
