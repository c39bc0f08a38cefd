#!/usr/bin/env node
import './bom.mjs';
import './both.mjs';
console.log(new Error('x').stack.split('\n')[1].match(/:(\d+:\d+)/)[1]);
