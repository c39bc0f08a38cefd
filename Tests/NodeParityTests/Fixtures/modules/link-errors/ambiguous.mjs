import { both } from './amb.mjs';
