'use strict';

// What a module in `validators/` may export, brought to one form. The host runs the list that
// `validatorsOf` gives; it sees to the read-only database, to the timeout, and to code that never
// comes back.
//
//   { name, phase: 'pre' | 'post' | 'both', timeout, check(context) }   the object form
//   function (context) {}                                               the function form
//   class or instance with preMigrationValidation(), postMigrationValidation()
//     and getValidationReport()                                         the class form
//   an array of these

const PHASES = { pre: ['pre'], post: ['post'], both: ['pre', 'post'] };
const METHODS = { pre: 'preMigrationValidation', post: 'postMigrationValidation' };
const STATUSES = ['PASS', 'WARN', 'FAIL'];

function isObject(value) {
  return value !== null && (typeof value === 'object' || typeof value === 'function');
}

function isClassForm(value) {
  return isObject(value) &&
    (typeof value[METHODS.pre] === 'function' || typeof value[METHODS.post] === 'function');
}

function isObjectForm(value) {
  return isObject(value) && typeof value.check === 'function';
}

function isClass(value) {
  if (typeof value !== 'function') return false;
  if (isClassForm(value.prototype) || isObjectForm(value.prototype)) return true;
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function isValidator(value) {
  return typeof value === 'function' || Array.isArray(value) || isClassForm(value) ||
    isObjectForm(value);
}

// ---- What a script gives back ----

function messageOf(thrown) {
  if (isObject(thrown) && typeof thrown.message === 'string' && thrown.message !== '') {
    return thrown.message;
  }
  return textOf(thrown);
}

function textOf(value) {
  if (typeof value === 'string') return value;
  if (isObject(value) && !(value instanceof Error)) {
    try {
      const text = JSON.stringify(value);
      if (text !== undefined) return text;
    } catch {
      // A cycle, a BigInt, a toJSON that throws: its plain text has to do.
    }
  }
  try {
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function optionalText(value) {
  return value === undefined || value === null ? null : textOf(value);
}

function failure(check, error) {
  return { check, status: 'FAIL', error };
}

function entryFinding(name, entry) {
  const check = optionalText(entry.check ?? entry.name) ?? name;
  const status = typeof entry.status === 'string' ? entry.status.toUpperCase() : entry.status;
  const error = isObject(entry.error) ? messageOf(entry.error) : optionalText(entry.error);
  const finding = {
    check,
    details: optionalText(entry.details ?? entry.message),
    help: optionalText(entry.help),
    migration: optionalText(entry.migration),
  };
  if (STATUSES.includes(status)) return { ...finding, status, error };
  const problem = status === undefined ?
    `a result has no status: ${textOf(entry)}` :
    `the status ${textOf(entry.status)} is not PASS, WARN or FAIL`;
  return { ...finding, status: 'FAIL', error: error === null ? problem : `${problem}; ${error}` };
}

// Nothing and true are PASS, false is FAIL, `{ status, details, help, migration }` says it itself, an
// array holds these.
function findings(name, returned) {
  if (returned === undefined || returned === null || returned === true) {
    return [{ check: name, status: 'PASS' }];
  }
  if (returned === false) {
    return [{ check: name, status: 'FAIL', details: 'The check returned false.' }];
  }
  if (Array.isArray(returned)) {
    return returned.length === 0 ? findings(name) : returned.flatMap((item) => findings(name, item));
  }
  if (typeof returned === 'object') return [entryFinding(name, returned)];
  return [failure(name, `the check returned ${textOf(returned)}, which is no result: ` +
    'return nothing, true, false, { status, details } or an array of these')];
}

async function guarded(name, body) {
  try {
    return findings(name, await body());
  } catch (error) {
    return [failure(name, messageOf(error))];
  }
}

// ---- The class form ----

async function reportOf(instance) {
  if (typeof instance.getValidationReport !== 'function') return [];
  const report = await instance.getValidationReport();
  if (Array.isArray(report)) return [...report];
  if (isObject(report) && Array.isArray(report.results)) return [...report.results];
  return report === undefined || report === null ? [] : [report];
}

// The entries that a phase added. A report usually grows by its end, as the same array or as copies
// of its entries; one that is begun anew for each phase is told apart by its entries.
function addedEntries(before, after) {
  const isSame = (left, right) => left === right || textOf(left) === textOf(right);
  if (before.every((entry, index) => index < after.length && isSame(entry, after[index]))) {
    return after.slice(before.length);
  }
  const known = new Set(before.filter(isObject));
  return after.filter((entry) => !known.has(entry));
}

async function runPhase(name, instance, phase, context) {
  let returned;
  let thrown = null;
  let results;
  try {
    const before = await reportOf(instance);
    try {
      returned = await instance[METHODS[phase]](context);
    } catch (error) {
      thrown = { message: messageOf(error) };
    }
    results = addedEntries(before, await reportOf(instance))
      .flatMap((entry) => findings(name, entry));
  } catch (error) {
    return [failure(name, `getValidationReport() failed: ${messageOf(error)}`)]
      .concat(thrown ? [failure(name, thrown.message)] : []);
  }
  const hasFailed = results.some((result) => result.status === 'FAIL');
  if (thrown) {
    const isReported = results.some((result) =>
      result.status === 'FAIL' && result.error === thrown.message);
    return isReported ? results : [...results, failure(name, thrown.message)];
  }
  if (returned === false) {
    if (hasFailed) return results;
    const details = `${METHODS[phase]}() returned false, and its report names no failure.`;
    return [...results, { check: name, status: 'FAIL', details }];
  }
  const isSilent = returned === undefined || returned === null || returned === true;
  if (isSilent && results.length > 0) return results;
  return [...results, ...findings(name, returned)];
}

// ---- The list ----

function phasesOf(name, phase) {
  if (phase === undefined || phase === null) return PHASES.both;
  const phases = typeof phase === 'string' && Object.hasOwn(PHASES, phase) ? PHASES[phase] : null;
  if (phases === null) {
    throw new Error(`validator ${name}: phase is ${textOf(phase)}; it must be 'pre', 'post' or 'both'`);
  }
  return phases;
}

function timeoutOf(name, timeout) {
  if (timeout === undefined || timeout === null) return null;
  if (typeof timeout !== 'number' || !(timeout > 0) || !Number.isFinite(timeout)) {
    throw new Error(`validator ${name}: timeout is ${textOf(timeout)}; it must be a number of milliseconds`);
  }
  return timeout;
}

function nameOf(value, fallback) {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function fromClass(Class, fallback) {
  let instance;
  try {
    instance = new Class();
  } catch (error) {
    const message = messageOf(error);
    return [{
      name: fallback, phases: PHASES.both, timeout: null,
      run: async () => [failure(fallback, `its constructor failed: ${message}`)],
    }];
  }
  return fromValue(instance, fallback);
}

function fromInstance(instance, fallback) {
  const name = nameOf(instance.name, fallback);
  return [{
    name,
    phases: PHASES.both.filter((phase) => typeof instance[METHODS[phase]] === 'function'),
    timeout: timeoutOf(name, instance.timeout),
    run: (phase, context) => runPhase(name, instance, phase, context),
  }];
}

function fromValue(value, fallback) {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      fromValue(item, nameOf(typeof item === 'function' ? item.name : '', `${fallback}-${index + 1}`)));
  }
  if (isClass(value)) return fromClass(value, fallback);
  if (isObjectForm(value)) {
    const name = nameOf(typeof value === 'function' ? undefined : value.name, fallback);
    return [{
      name,
      phases: phasesOf(name, value.phase),
      timeout: timeoutOf(name, value.timeout),
      run: (phase, context) => guarded(name, () => value.check(context)),
    }];
  }
  if (isClassForm(value)) return fromInstance(value, fallback);
  if (typeof value === 'function') {
    return [{
      name: fallback,
      phases: phasesOf(fallback, value.phase),
      timeout: timeoutOf(fallback, value.timeout),
      run: (phase, context) => guarded(fallback, () => value(context)),
    }];
  }
  throw new Error(`${fallback} is ${textOf(value)}, which is no validator: export an object with ` +
    'check(context), a function, a class with preMigrationValidation() or ' +
    'postMigrationValidation(), or an array of these');
}

// `exported` is a module's namespace, or what `module.exports` holds; `fallback` the file's name
// without its extension, which names a validator that has no name of its own.
function validatorsOf(exported, fallback) {
  let value = exported;
  while (isObject(value) && typeof value !== 'function' && !Array.isArray(value) &&
         isObject(value.default) && !(isValidator(value) && !isValidator(value.default))) {
    value = value.default;
  }
  if (!isObject(value) || isValidator(value)) return fromValue(value, fallback);

  const named = Object.entries(value).filter(([, item]) => isValidator(item));
  // Beside validators of the other forms, an exported function is a helper.
  const isPlain = (item) => typeof item === 'function' && !isClass(item);
  const telling = named.filter(([, item]) => !isPlain(item));
  const chosen = telling.length > 0 ? telling : named;
  if (chosen.length === 1) return fromValue(chosen[0][1], fallback);
  if (chosen.length > 1) return chosen.flatMap(([key, item]) => fromValue(item, key));
  const keys = Object.keys(value);
  throw new Error(`${fallback} exports ${keys.length > 0 ? keys.join(', ') : 'nothing'}, none of ` +
    'which is a validator');
}

exports.validatorsOf = validatorsOf;
