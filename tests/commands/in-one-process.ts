import { join } from 'node:path';
import { mock } from 'node:test';

/**
 * Runs commands of the software in one process, one after the other, each with its arguments, and prints how each ended as JSON: a process for each
 * takes a quarter of a second, nearly all of it to start. The publication that they read is named once, as `--content` of the first.
 */
interface Run {
  file: string;
  options: string[];
}
/** How a command ended: its exit code, and what it printed. */
export interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

/** Thrown in place of the end of the process. */
class Exit extends Error {}

const project = join(import.meta.dirname, '../..');

async function ended({ file, options }: Run, number: number): Promise<Ended> {
  const printed: string[] = [];
  const reported: string[] = [];
  const into = (parts: string[]) => (text: string | Uint8Array) => parts.push(String(text)) > 0;
  let status: number | undefined;
  process.argv = [process.execPath, join(project, file), ...options];
  mock.method(process, 'exit', (code = 0) => {
    status = code;
    throw new Exit();
  });
  mock.method(process.stdout, 'write', into(printed));
  mock.method(process.stderr, 'write', into(reported));
  try {
    // Each as if it were loaded for the first time.
    await import(`${join(project, file)}?run=${number}`);
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
  } finally {
    mock.restoreAll();
  }
  status ??= Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { status, stdout: printed.join(''), stderr: reported.join('') };
}

if (import.meta.main) {
  const runs = JSON.parse(process.argv.pop() ?? '') as Run[];
  await import('../../src/commands/publication-folder.ts');
  const all: Ended[] = [];
  for (const [number, run] of runs.entries()) all.push(await ended(run, number));
  process.stdout.write(JSON.stringify(all));
}
