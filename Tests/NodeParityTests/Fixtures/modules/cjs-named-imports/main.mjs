for (const [statement, shown] of [
  ["import { a, d } from './plain.cjs'", '[a, d]'],
  ["import { dyn } from './computed.cjs'", 'dyn'],
  ["import all from './computed.cjs'", 'Object.keys(all)'],
  ["import f, { extra } from './function.cjs'", '[typeof f, extra]'],
  ["import { default as d } from './esmodule.cjs'", 'd.default'],
  ["import d, { named, __esModule } from './esmodule.cjs'", '[typeof d, named, __esModule]'],
  ["import { ghost } from './missing-at-run.cjs'", 'ghost'],
  ["import { z } from './literal-spread.cjs'", 'z'],
  ["import { a } from './reexport.cjs'", 'a'],
  ["import { nowhere } from './plain.cjs'", 'nowhere'],
  ["import { 'not-identifier' as x, if as y } from './identifier.cjs'", '[x, y]'],
  ["import * as ns from './plain.cjs'", "[ns['module.exports'] === ns.default, Object.keys(ns)]"],
]) {
  const url = 'data:text/javascript,' + encodeURIComponent(statement.replace("'./", `'${import.meta.resolve('./')}`) + `; export default ${shown};`);
  try { console.log(statement, (await import(url)).default); } catch (e) { console.log(statement, e.name, e.message.replaceAll(import.meta.resolve('./'), './')); }
}
