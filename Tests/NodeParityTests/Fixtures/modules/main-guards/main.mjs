import { fileURLToPath } from 'url';
import { realpathSync } from 'fs';
console.log(process.argv[1] === fileURLToPath(import.meta.url), import.meta.url === `file://${process.argv[1]}`, realpathSync(process.argv[1]) === import.meta.filename, process.argv.length);
import './helper.cjs';
import other from './other.mjs';
console.log(other);
