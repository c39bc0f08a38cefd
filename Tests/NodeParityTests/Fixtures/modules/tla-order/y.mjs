console.log('y start'); await 0; console.log('y mid'); await 0; console.log('y end'); import './leaf.mjs';
