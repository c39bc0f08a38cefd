'use strict';

// Where scripts begin what the event loop will end: timers, files. Who wants to know is told, on the stack of the
// code that begins it.

let watcher = null;

// To be called where something begins.
exports.note = () => {
  watcher?.();
};

// Has `note()` called for every beginning; null ends that.
exports.watch = (note) => {
  watcher = note;
};
