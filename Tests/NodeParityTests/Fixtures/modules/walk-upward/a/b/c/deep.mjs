import near from 'near';
import far from 'far';
import scoped from '@scope/pkg';
import sub from '@scope/pkg/sub/file.js';
export default [near, far, scoped, sub];
