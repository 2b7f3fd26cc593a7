import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded first in each process of tests. The software reads the settings of the publication in the working directory, so its tests run in
 * a fixture publication: what they expect does not depend on content/. Tests of the publication itself stay in the project’s folder.
 */
const ofPublication = /[\\/](?:tests[\\/]publication[\\/]|publication-\d+\.test)/;
// Threads have the working directory of their process.
if (isMainThread && !ofPublication.test(process.argv[1] ?? ''))
  process.chdir(join(import.meta.dirname, 'fixtures/sites/good'));
