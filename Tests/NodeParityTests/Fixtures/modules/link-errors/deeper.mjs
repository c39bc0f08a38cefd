import { q } from './x.mjs'; console.log('never');
