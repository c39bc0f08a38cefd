'use strict';

// Which file has loaded which, by either module system, whenever it was: what a migration stands on.

const edges = new Map();

// Notes that a file asked for another; built-in modules and packages are not the project's.
function note(parent, child) {
  if (typeof parent !== 'string' || !isOfProject(child)) return;
  let children = edges.get(parent);
  if (children === undefined) edges.set(parent, children = new Set());
  children.add(child);
}

const isOfProject = (path) =>
  typeof path === 'string' && path.startsWith('/') && !path.includes('/node_modules/');

// The project's files that a file has loaded, and those that they have, without itself; absolute paths.
function importsOf(path) {
  const found = new Set([path]);
  for (const file of found) {
    for (const child of edges.get(file) ?? []) found.add(child);
  }
  found.delete(path);
  return [...found];
}

module.exports = { note, importsOf };
