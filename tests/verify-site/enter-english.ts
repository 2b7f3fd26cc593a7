import { publicationOf } from '../publications.ts';

// Imported first: the software reads the settings of the publication in the working directory.
process.chdir(publicationOf('english'));
