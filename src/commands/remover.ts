import { existsSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Removes a folder that a build does not need any more (`remove-later.ts`): its name is the argument with the id of this process. */
const folder = `${process.argv[2] ?? ''}${process.pid}`;
/** The folder gets its name when the id is known: at once, but this process may have been faster. */
const patience = { times: 100, milliseconds: 50 };

try {
  setPriority(10);
} catch {
  // Then as any other process.
}
for (let times = 0; times < patience.times && !existsSync(folder); times++)
  await setTimeout(patience.milliseconds);
rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
