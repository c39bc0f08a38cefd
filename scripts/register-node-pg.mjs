// node --import=…/register-node-pg.mjs: lets `import 'pg'` find the node-postgres that scripts/setup
// unpacked, from any folder. NODE_PATH does the same for require() only.
import { register } from 'node:module';

const unpacked = new URL('../.build/node-pg/any.js', import.meta.url).href;

const hooks = `
  export async function resolve(specifier, context, next) {
    try {
      return await next(specifier, context);
    } catch (error) {
      if (error.code !== 'ERR_MODULE_NOT_FOUND' || /^[./]|:/.test(specifier)) throw error;
      try {
        return await next(specifier, { ...context, parentURL: ${JSON.stringify(unpacked)} });
      } catch {
        throw error;
      }
    }
  }
`;

register('data:text/javascript,' + encodeURIComponent(hooks));
