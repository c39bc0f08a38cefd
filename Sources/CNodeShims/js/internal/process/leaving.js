'use strict';

// Work that a script has asked for and that has yet to be handed to the host: process.exit() hands
// it over, as no code of the script runs after it.

const waiting = new Set();

// Returns the function that says that the work needs nobody's care any more.
function beforeLeaving(handOver) {
  const entry = { handOver };
  waiting.add(entry);
  return () => waiting.delete(entry);
}

// What is handed over may ask for more, which then is handed over too.
function leave() {
  for (const entry of waiting) {
    waiting.delete(entry);
    try {
      entry.handOver();
    } catch {
      // The script is over: there is nobody to tell.
    }
  }
}

module.exports = { beforeLeaving, leave };
