import { join } from 'node:path';

/**
 * Imported first by the tests of a site in a folder of its host: the software reads the settings of the working directory when it is
 * loaded, and the publication here is at https://elbmarsch.example/Presse/hafenblatt/.
 */
process.chdir(join(import.meta.dirname, '../fixtures/sites/german-persian'));
