'use strict';

// Linking and evaluation of a graph of modules, as ECMA-262 16.2.1.5 has it: cycles are found by
// Tarjan's algorithm, modules run in post-order, those with a top-level await hold up who needs them.

let nextAsyncOrder = 0;

// MARK: Linking

// Compiles every module below the root; throws, with nothing run, where a name is missing.
function link(root, importFrom) {
  if (root.isSynthetic || root.status !== 'unlinked') return;
  const fresh = [];
  try {
    innerLink(root, [], { next: 0 }, fresh);
    for (const record of fresh) record.checkIndirectExports();
    for (const record of fresh) record.compile();
  } catch (error) {
    for (const record of fresh) record.status = 'unlinked';
    throw error;
  }
  for (const record of fresh) record.instantiate(importFrom);
}

function innerLink(record, stack, counter, fresh) {
  if (record.isSynthetic || record.status !== 'unlinked') return;
  record.status = 'linking';
  fresh.push(record);
  record.index = record.ancestor = counter.next++;
  stack.push(record);
  for (const dependency of record.dependencies) {
    innerLink(dependency, stack, counter, fresh);
    if (dependency.status === 'linking') {
      record.ancestor = Math.min(record.ancestor, dependency.ancestor);
    }
  }
  if (record.ancestor !== record.index) return;
  const component = stack.splice(stack.indexOf(record));
  const isCyclic = component.length > 1 || record.dependencies.includes(record);
  for (const member of component) {
    member.status = 'linked';
    member.isCyclic = isCyclic;
  }
}

// Whether a module of the graph has a top-level await.
function isAsyncGraph(record, visited = new Set()) {
  if (record.isSynthetic || visited.has(record)) return false;
  visited.add(record);
  return record.isAsync || record.dependencies.some((dependency) => isAsyncGraph(dependency, visited));
}

// MARK: Evaluation

// Runs the graph below the module: undefined when that is done, otherwise a promise of it.
function evaluate(record, importFrom) {
  if (record.isSynthetic) return record.execute();
  if (record.status === 'evaluating-async' || record.status === 'evaluated') {
    record = record.cycleRoot ?? record;
  } else {
    const stack = [];
    try {
      innerEvaluate(record, stack, { next: 0 }, importFrom);
    } catch (error) {
      for (const member of stack) {
        member.status = 'evaluated';
        member.failure = { error };
        member.cycleRoot = record;
      }
      record.failure ??= { error };
      throw error;
    }
    record = record.cycleRoot ?? record;
  }
  if (record.failure !== null) throw record.failure.error;
  if (typeof record.asyncOrder !== 'number') return undefined;
  record.capability ??= Promise.withResolvers?.() ?? withResolvers();
  return record.capability.promise;
}

function withResolvers() {
  const capability = {};
  capability.promise = new Promise((resolve, reject) => Object.assign(capability, { resolve, reject }));
  return capability;
}

function innerEvaluate(record, stack, counter, importFrom) {
  if (record.isSynthetic) {
    record.execute();
    return;
  }
  if (record.status === 'evaluating-async' || record.status === 'evaluated') {
    if (record.failure !== null) throw record.failure.error;
    return;
  }
  if (record.status === 'evaluating') return;
  record.status = 'evaluating';
  record.index = record.ancestor = counter.next++;
  record.pendingDependencies = 0;
  stack.push(record);
  for (let dependency of new Set(record.dependencies)) {
    innerEvaluate(dependency, stack, counter, importFrom);
    if (dependency.isSynthetic) continue;
    if (dependency.status === 'evaluating') {
      record.ancestor = Math.min(record.ancestor, dependency.ancestor);
    } else {
      dependency = dependency.cycleRoot;
      if (dependency.failure !== null) throw dependency.failure.error;
    }
    if (typeof dependency.asyncOrder === 'number') {
      record.pendingDependencies++;
      dependency.asyncParents.push(record);
    }
  }
  if (record.pendingDependencies > 0 || record.isAsync) {
    record.asyncOrder = nextAsyncOrder++;
    if (record.pendingDependencies === 0) runAsync(record, importFrom);
  } else {
    runSync(record, importFrom);
  }
  if (record.ancestor !== record.index) return;
  for (const member of stack.splice(stack.indexOf(record))) {
    member.cycleRoot = record;
    member.status = typeof member.asyncOrder === 'number' ? 'evaluating-async' : 'evaluated';
    if (member.status === 'evaluated') member.complete();
  }
}

function runSync(record, importFrom) {
  try {
    record.run(importFrom);
  } catch (error) {
    throw explain(error, record);
  }
}

function runAsync(record, importFrom) {
  if (!record.isAsync) {
    try {
      runSync(record, importFrom);
    } catch (error) {
      rejected(record, error);
      return;
    }
    fulfilled(record, importFrom);
    return;
  }
  let promise;
  try {
    promise = Promise.resolve(record.run(importFrom));
  } catch (error) {
    promise = Promise.reject(error);
  }
  promise.then(() => fulfilled(record, importFrom), (error) => rejected(record, explain(error, record)));
}

function settle(record) {
  record.asyncOrder = 'done';
  record.status = 'evaluated';
  record.complete();
  record.capability?.resolve();
}

function fulfilled(record, importFrom) {
  if (record.status === 'evaluated') return;
  settle(record);
  const ready = [];
  gatherReady(record, ready);
  ready.sort((a, b) => a.asyncOrder - b.asyncOrder);
  for (const parent of ready) {
    if (parent.status === 'evaluated') continue;
    if (parent.isAsync) {
      runAsync(parent, importFrom);
      continue;
    }
    try {
      runSync(parent, importFrom);
    } catch (error) {
      rejected(parent, error);
      continue;
    }
    settle(parent);
  }
}

function gatherReady(record, ready) {
  for (const parent of record.asyncParents) {
    if (ready.includes(parent) || parent.cycleRoot?.failure) continue;
    parent.pendingDependencies--;
    if (parent.pendingDependencies > 0) continue;
    ready.push(parent);
    if (!parent.isAsync) gatherReady(parent, ready);
  }
}

function rejected(record, error) {
  if (record.status === 'evaluated') return;
  record.failure = { error };
  record.asyncOrder = 'done';
  record.status = 'evaluated';
  for (const parent of record.asyncParents) rejected(parent, error);
  record.capability?.reject(error);
}

// MARK: Errors

const commonJSGlobals = /^(?:Can't find variable: (require|module|exports|__filename|__dirname)|(require|module|exports|__filename|__dirname) is not defined)$/;

// Says of a CommonJS variable in an ES module what Node says.
function explain(error, record) {
  if (!(error instanceof ReferenceError)) return error;
  const match = commonJSGlobals.exec(error.message);
  if (match === null) return error;
  const name = match[1] ?? match[2];
  error.message = `${name} is not defined in ES module scope`;
  if (name === 'require') error.message += ', you can use import instead';
  const scope = record.path.endsWith('.js') ? require('internal/modules/package-json').scopeOf(record.path) : null;
  if (scope?.type === 'module') {
    error.message += "\nThis file is being treated as an ES module because it has a '.js' file " +
      `extension and '${scope.path}' contains "type": "module". To treat it as a CommonJS script, ` +
      "rename it to use the '.cjs' file extension.";
  }
  return error;
}

module.exports = { link, evaluate, isAsyncGraph };
