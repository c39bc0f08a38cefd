console.log('main');
import b from './b.cjs';
import './a.mjs';
import json from './j.json' with { type: 'json' };
import fs from 'fs';
import './c.mjs';
console.log(b, json, typeof fs);
export {} from './d.mjs';
export * from './e.mjs';
