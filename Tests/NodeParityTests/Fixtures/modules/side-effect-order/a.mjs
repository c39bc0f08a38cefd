console.log('a'); import './d.mjs';
