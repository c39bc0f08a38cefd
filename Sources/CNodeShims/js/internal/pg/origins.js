'use strict';

// The place that asked, handed from pool.query() to the client.query() that it calls later.

let current = null;

// Calls `send`, in which the first query counts as asked for at `origin`.
function asking(origin, send) {
  current = origin;
  try {
    return send();
  } finally {
    current = null;
  }
}

function take() {
  const origin = current;
  current = null;
  return origin;
}

module.exports = { asking, take };
