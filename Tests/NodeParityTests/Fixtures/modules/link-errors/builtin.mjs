import { readFileSyncc } from 'fs';
