import { z } from './cs1.mjs';
