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

const { inspect } = require('internal/util/inspect');

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

// An object of which no form is whole.
function isMeantAsOne(value) {
  return isObject(value) && typeof value !== 'function' && ('check' in value || 'phase' in value);
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
      if (text !== undefined && text !== '{}') return text;
    } catch {
      // A cycle, a BigInt, a toJSON that throws: as the console shows it.
    }
    try {
      return inspect(value, { depth: 6, breakLength: Infinity });
    } catch {
      // A proxy that throws: its plain text has to do.
    }
  }
  try {
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

// So much of a text is shown: reports are for people.
const SHOWN = 32_768;

function optionalText(value) {
  if (value === undefined || value === null) return null;
  const text = Array.isArray(value) && value.every((item) => typeof item === 'string') ?
    value.join('\n') : textOf(value);
  return text.length > SHOWN ?
    `${text.slice(0, SHOWN)}…\n(${text.length - SHOWN} characters more)` : text;
}

function failure(check, error) {
  return { check, status: 'FAIL', error };
}

// The host adds where it was thrown, and what the server said.
function thrownFailure(check, thrown) {
  return { ...failure(check, messageOf(thrown)), thrown };
}

function entryFinding(name, entry) {
  const check = optionalText(entry.check ?? entry.name) || name;
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
  if (returned instanceof Error) return [thrownFailure(name, returned)];
  if (returned === false) {
    return [{ check: name, status: 'FAIL', details: 'The check returned false.' }];
  }
  if (Array.isArray(returned)) {
    return returned.length === 0 ? findings(name) : returned.flatMap((item) => findings(name, item));
  }
  if (typeof returned === 'object') return [entryFinding(name, returned)];
  return [failure(name, `the check returned ${literal(returned)}, which is no result: ` +
    'return nothing, true, false, { status, details } or an array of these')];
}

// So many results of one check are told: reports are for people.
const MOST = 1_000;

const WORST_FIRST = ['FAIL', 'WARN', 'PASS'];

// Of more the worst are told, and the rest is counted, as bad as the worst of it.
function limited(name, results) {
  if (results.length <= MOST) return results;
  const ordered = WORST_FIRST.flatMap((status) =>
    results.filter((result) => result.status === status));
  const rest = ordered.slice(MOST);
  const counts = WORST_FIRST
    .map((status) => ({ status, count: rest.filter((each) => each.status === status).length }))
    .filter(({ count }) => count > 0);
  const noun = rest.length === 1 ? 'result' : 'results';
  const details = `… and ${rest.length} ${noun} more: ` +
    counts.map(({ status, count }) => `${count} ${status}`).join(', ');
  return [...ordered.slice(0, MOST), { check: name, status: counts[0].status, details }];
}

async function guarded(name, body) {
  try {
    return limited(name, findings(name, await body()));
  } catch (error) {
    return [thrownFailure(name, error)];
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
      thrown = thrownFailure(name, error);
    }
    results = addedEntries(before, await reportOf(instance))
      .flatMap((entry) => findings(name, entry));
  } catch (error) {
    return [failure(name, `getValidationReport() failed: ${messageOf(error)}`)]
      .concat(thrown ?? []);
  }
  const hasFailed = results.some((result) => result.status === 'FAIL');
  if (thrown) {
    const isReported = results.some((result) =>
      result.status === 'FAIL' && result.error === thrown.error);
    return isReported ? results : [...results, thrown];
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

const FORMS = 'export an object with check(context), a function, a class with preMigrationValidation() or ' +
  'postMigrationValidation(), or an array of these';

// What is wrong with a definition, and what to do about it; the others of its file run.
class Mistake extends Error {
  constructor(message, help = null) {
    super(message);
    this.help = help;
  }
}

function phasesOf(phase) {
  if (phase === undefined || phase === null) return PHASES.both;
  if (typeof phase === 'string' && Object.hasOwn(PHASES, phase)) return PHASES[phase];
  const meant = typeof phase === 'string' ? phase.trim().toLowerCase() : '';
  throw new Mistake(`its phase is ${literal(phase)}, and must be 'pre', 'post' or 'both'`,
    Object.hasOwn(PHASES, meant) ? `write '${meant}'` : null);
}

// The host counts whole milliseconds, in 31 bits.
const LONGEST = 2 ** 31 - 1;

function timeoutOf(timeout) {
  if (timeout === undefined || timeout === null) return null;
  if (typeof timeout === 'number' && timeout > 0 && timeout <= LONGEST) return Math.ceil(timeout);
  throw new Mistake(`its timeout is ${literal(timeout)}, and must be a number of milliseconds, from 1 to ${LONGEST}`,
    'leave it out for 30 seconds');
}

function literal(value) {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'bigint' ? `${value}n` : textOf(value);
}

function nameOf(value, fallback) {
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new Mistake(`its name is ${literal(value)}, and must be a text that is not empty`);
}

function broken(name, message, help) {
  return [{
    name, phases: PHASES.both, timeout: null, run: async () => [{ ...failure(name, message), help }],
  }];
}

function fromClass(Class, fallback) {
  let instance;
  try {
    instance = new Class();
  } catch (error) {
    throw new Mistake(`its constructor failed: ${messageOf(error)}`);
  }
  return fromValue(instance, fallback);
}

function fromInstance(instance, fallback) {
  const name = nameOf(instance.name, fallback);
  return [{
    name,
    phases: PHASES.both.filter((phase) => typeof instance[METHODS[phase]] === 'function'),
    timeout: timeoutOf(instance.timeout),
    run: async (phase, context) => limited(name, await runPhase(name, instance, phase, context)),
  }];
}

function fromArray(values, fallback) {
  if (values.length === 0) throw new Mistake('it is an empty array', FORMS);
  return Array.from(values, (value, index) => {
    const numbered = `${fallback}-${index + 1}`;
    const name = ownName(value) ?? numbered;
    return attempt(name, `number ${index + 1} of ${values.length}: `,
      () => fromValue(value, typeof value === 'function' ? name : numbered));
  }).flat();
}

function ownName(value) {
  try {
    if (isObject(value) && typeof value.name === 'string' && value.name.trim() !== '') return value.name.trim();
  } catch {
    // Whoever reads the definition says it.
  }
  return null;
}

// A wrong definition is a validator that fails, and says where it stands and what is wrong.
function attempt(name, place, definition) {
  places.push(place);
  try {
    return definition();
  } catch (error) {
    const message = error instanceof Mistake ? error.message : `reading it failed: ${messageOf(error)}`;
    return broken(name, places.join('') + message, error instanceof Mistake ? error.help : null);
  } finally {
    places.pop();
  }
}

// Where the definition stands that is being read: the file, the export, the element.
const places = [];

function fromValue(value, fallback) {
  if (Array.isArray(value)) return fromArray(value, fallback);
  if (isClass(value)) return fromClass(value, fallback);
  if (isObjectForm(value)) {
    const name = nameOf(typeof value === 'function' ? undefined : value.name, fallback);
    return [{
      name,
      phases: phasesOf(value.phase),
      timeout: timeoutOf(value.timeout),
      run: (phase, context) => guarded(name, () => value.check(context)),
    }];
  }
  if (isClassForm(value)) return fromInstance(value, fallback);
  if (typeof value === 'function') {
    return [{
      name: fallback,
      phases: phasesOf(value.phase),
      timeout: timeoutOf(value.timeout),
      run: (phase, context) => guarded(fallback, () => value(context)),
    }];
  }
  if (isObject(value) && !Array.isArray(value)) {
    const keys = Object.keys(value);
    const what = keys.length === 0 ? 'it is an empty object' : `it has ${keys.join(', ')}`;
    throw new Mistake('check' in value ? `its check is ${literal(value.check)}, and must be a function` :
      `${what}, and no check(context)`, FORMS);
  }
  throw new Mistake(`it is ${literal(value)}, which is no validator`, FORMS);
}

// `exported` is a module's namespace, or what `module.exports` holds; `fallback` the file's name
// without its extension, which names a validator that has no name of its own; `file` the file's name.
function validatorsOf(exported, fallback, file) {
  return attempt(fallback, `${file}: `, () => fromExports(exported, fallback));
}

function fromExports(exported, fallback) {
  let value = exported;
  while (isObject(value) && typeof value !== 'function' && !Array.isArray(value) &&
         isObject(value.default) && !(isValidator(value) && !isValidator(value.default))) {
    value = value.default;
  }
  if (!isObject(value) || isValidator(value)) return fromValue(value, fallback);

  const named = Object.entries(value).filter(([, item]) => isValidator(item) || isMeantAsOne(item));
  // Beside validators of the other forms, an exported function is a helper.
  const isPlain = (item) => typeof item === 'function' && !isClass(item);
  const telling = named.filter(([, item]) => !isPlain(item));
  const chosen = telling.length > 0 ? telling : named;
  if (chosen.length === 1) return fromValue(chosen[0][1], fallback);
  if (chosen.length > 1) {
    return chosen.flatMap(([key, item]) => attempt(key, `the export ${key}: `, () => fromValue(item, key)));
  }
  if (isMeantAsOne(value)) return fromValue(value, fallback);
  const keys = Object.keys(value);
  throw new Mistake(`it exports ${keys.length > 0 ? `${keys.join(', ')}, none of which is a validator` : 'nothing'}`, FORMS);
}

exports.validatorsOf = validatorsOf;
