import fs from 'fs'; import path, { join } from 'node:path'; if (path.join !== join || !fs) throw 1;
