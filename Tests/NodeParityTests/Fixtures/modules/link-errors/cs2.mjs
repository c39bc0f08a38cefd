export * from './cs1.mjs';
