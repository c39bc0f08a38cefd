// Streams put together at random: every event, call and callback, in order.
const { Readable, Writable, Transform, Duplex, pipeline, finished } = require('stream');

let seed = 0;
let lines = [];
const log = (...values) => lines.push(values.join(' '));
const text = (error) => error?.code ?? error?.message;
process.on('uncaughtException', (error) => log('UNCAUGHT', text(error)));

function random(limit) {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return (seed >> 8) % limit;
}
const pick = (...values) => values[random(values.length)];

const later = {
  sync: (body) => body(),
  tick: (body) => process.nextTick(body),
  reaction: (body) => Promise.resolve().then(body),
  immediate: (body) => setImmediate(body),
};
const anytime = () => later[pick('sync', 'tick', 'immediate')];

function watch(name, stream) {
  for (const event of ['close', 'end', 'error', 'finish', 'drain', 'pause', 'resume', 'prefinish',
    'pipe', 'unpipe']) {
    // Now and then nobody listens for errors.
    if (event === 'error' && random(6) === 0) continue;
    stream.on(event, (value) => {
      log(name, event, event === 'error' ? text(value) : '', stream.destroyed, stream.closed);
    });
  }
  return stream;
}

function source() {
  const objectMode = random(3) === 0;
  const last = random(6);
  const when = later[pick('sync', 'tick', 'immediate', 'reaction')];
  const failsAt = random(8) === 0 ? random(4) : -1;
  const pushesTwice = random(3) === 0;
  let count = 0;
  const value = () => (objectMode ? { n: count++ } : 'x'.repeat(1 + count++ % 4));
  return watch('source', new Readable({
    objectMode,
    highWaterMark: pick(undefined, 0, 1, 3, 10),
    emitClose: random(8) !== 0,
    autoDestroy: random(8) !== 0,
    read(size) {
      log('_read', objectMode ? '' : size);
      when(() => {
        if (count === failsAt) {
          if (random(2)) this.destroy(new Error('source'));
          else this.emit('error', new Error('emitted'));
        } else if (count >= last) {
          this.push(null);
        } else {
          log('push', this.push(value()));
          if (pushesTwice && count < last) log('push', this.push(value()));
        }
      });
    },
    destroy(error, callback) {
      log('source _destroy', error?.message);
      anytime()(() => callback(error));
    },
  }));
}

const shown = (chunk) => (Buffer.isBuffer(chunk) ? String(chunk) : JSON.stringify(chunk));

function middle(objectMode) {
  const when = later[pick('sync', 'tick', 'immediate', 'reaction')];
  const failsAt = random(10) === 0 ? random(4) : -1;
  let count = 0;
  return watch('middle', new Transform({
    objectMode,
    highWaterMark: pick(undefined, 1, 2, 5),
    transform(chunk, encoding, callback) {
      log('transform', shown(chunk));
      when(() => {
        if (count++ === failsAt) callback(new Error('middle'));
        else {
          if (random(4) === 0) this.push(chunk);
          callback(null, chunk);
        }
      });
    },
    flush: random(2) ? (callback) => {
      log('flush');
      when(() => callback(null, objectMode ? { f: 1 } : 'F'));
    } : undefined,
  }));
}

function sink(objectMode) {
  const when = later[pick('sync', 'tick', 'immediate', 'reaction')];
  const failsAt = random(10) === 0 ? random(4) : -1;
  let count = 0;
  const options = {
    objectMode,
    highWaterMark: pick(undefined, 1, 2, 6),
    emitClose: random(8) !== 0,
    autoDestroy: random(8) !== 0,
    write(chunk, encoding, callback) {
      log('write', shown(chunk), this.writableLength);
      when(() => callback(count++ === failsAt ? new Error('sink') : null));
    },
  };
  if (random(3) === 0) {
    options.writev = (chunks, callback) => {
      log('writev', chunks.length);
      when(() => callback());
    };
  }
  if (random(2)) {
    options.final = (callback) => {
      log('final');
      anytime()(() => callback(random(9) === 0 ? new Error('final') : null));
    };
  }
  if (random(3) === 0) {
    options.construct = (callback) => {
      log('construct');
      anytime()(() => callback(random(7) === 0 ? new Error('construct') : null));
    };
  }
  return watch('sink', new Writable(options));
}

const watchEnd = (stream) => finished(stream, (error) => log('finished', text(error)));

const scenarios = [
  function piped(from) {
    const between = random(2) ? from.pipe(middle(from.readableObjectMode)) : from;
    const to = sink(from.readableObjectMode);
    between.pipe(to, { end: random(4) !== 0 });
    if (random(3) === 0) {
      later[pick('tick', 'immediate')](() => {
        log('unpipe');
        between.unpipe(to);
      });
    }
    watchEnd(to);
    return [from, to];
  },
  function inPipeline(from) {
    const parts = [from];
    for (let left = random(3); left > 0; left--) parts.push(middle(from.readableObjectMode));
    const to = random(3) ? sink(from.readableObjectMode) : async (chunks) => {
      for await (const chunk of chunks) log('function', typeof chunk);
      return 7;
    };
    pipeline(...parts, to, (error, value) => log('pipeline', text(error), value));
    return typeof to === 'function' ? parts : [...parts, to];
  },
  function flowing(from) {
    from.on('data', (chunk) => {
      log('data', shown(chunk));
      if (random(4) > 0) return;
      from.pause();
      later[pick('tick', 'immediate', 'reaction')](() => from.resume());
    });
    watchEnd(from);
    return [from];
  },
  function read(from) {
    from.on('readable', () => {
      log('readable', from.readableLength, from.readableFlowing);
      const size = pick(undefined, 1, 2);
      for (let chunk; (chunk = from.read(size)) !== null;) log('read', shown(chunk));
    });
    if (random(2)) from.once('data', () => log('also data'));
    return [from];
  },
  function iterated(from) {
    (async () => {
      try {
        for await (const chunk of from) {
          log('iterated', shown(chunk));
          if (random(6) === 0) break;
          if (random(3) === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        log('done');
      } catch (error) {
        log('caught', text(error));
      }
    })();
    return [from];
  },
  function written(from) {
    const to = sink(false);
    from.resume();
    for (let left = random(6); left > 0; left--) {
      const callback = random(2) ? undefined : (error) => log('written', text(error));
      log('write', to.write('y'.repeat(1 + random(3)), callback));
    }
    if (random(2)) {
      to.cork();
      to.write('c');
      to.write('d');
      anytime()(() => to.uncork());
    }
    if (random(4)) {
      anytime()(() => to.end(random(2) ? 'z' : undefined, (error) => log('end', text(error))));
    }
    watchEnd(to);
    return [from, to];
  },
  function both(from) {
    const duplex = watch('duplex', new Duplex({
      allowHalfOpen: random(2) === 0,
      read() { this.push(random(3) ? 'q' : null); },
      write(chunk, encoding, callback) { later[pick('sync', 'immediate')](callback); },
    }));
    duplex.on('data', (chunk) => log('duplex', shown(chunk)));
    later[pick('tick', 'immediate')](() => duplex.end('e'));
    watchEnd(duplex);
    from.resume();
    return [from, duplex];
  },
];

async function turns(count) {
  for (let left = count; left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
}

(async () => {
  for (let number = 1; number <= 400; number++) {
    seed = number * 7919;
    lines = [];
    const streams = pick(...scenarios)(source());
    if (random(4) === 0) {
      const victim = streams[random(streams.length)];
      later[pick('tick', 'immediate', 'reaction')](() => {
        log('DESTROY');
        victim.destroy(random(2) ? new Error('killed') : undefined);
      });
    }
    await turns(40);
    const states = streams.map((one) => [one.destroyed, one.readableEnded, one.writableFinished,
      one.readableLength, one.writableLength, one.errored?.message, one.readableFlowing].join());
    console.log(`#${number}`, lines.join(' | '), states.join(' / '));
    for (const stream of streams) {
      stream.removeAllListeners();
      stream.on('error', () => {});
      stream.destroy();
    }
    await turns(6);
  }
})();
