import './x.mjs'; console.log('z start'); export let z = await import('./dyn.mjs').then((m) => m.default); console.log('z end');
