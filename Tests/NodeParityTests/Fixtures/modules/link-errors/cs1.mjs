export * from './cs2.mjs';
