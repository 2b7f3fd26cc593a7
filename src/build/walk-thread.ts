import { parentPort, workerData } from 'node:worker_threads';
import { walk } from './walk-site.ts';

/** A thread that looks at every file of a site while its build reads the content. */
const walked = walk(workerData as string);
parentPort?.postMessage(walked, [walked.states.buffer]);
