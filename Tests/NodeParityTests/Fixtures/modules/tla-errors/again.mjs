import './sync-throw.mjs';
