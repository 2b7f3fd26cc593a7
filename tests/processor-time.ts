import { appendFileSync, readdirSync, readFileSync } from 'node:fs';

/** Ticks in a second, in which Linux counts the time of processes (sysconf(3), `_SC_CLK_TCK`); Node has no call that returns it. */
const ticks = 100;

/** Where test processes write what they measured, one line of JSON each; undefined if nothing is measured. */
const file = process.env.VERBATIM_PROCESSOR_TIME;
const test = process.argv[1] ?? '';

/** What one line of the file says. */
export interface Measured {
  /** The path of a test file. */
  name: string;
  seconds: number;
}

/** Returns what is in such a file, the longest first. */
export const measuredIn = (path: string): Measured[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Measured)
    .sort((a, b) => b.seconds - a.seconds);

/** Returns the processor seconds of this process and of all that it started, also of those that have ended. Linux only. */
function processorSeconds(): number {
  const children = new Map<number, number[]>();
  const used = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (Number.isNaN(pid)) continue;
    try {
      // The name of the program, in parentheses, may contain spaces. After it: state, parent, …; proc(5).
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number);
      const [, parent = 0] = fields;
      children.set(parent, [...(children.get(parent) ?? []), pid]);
      used.set(
        pid,
        fields.slice(11, 15).reduce((sum, count) => sum + count, 0),
      );
    } catch {
      // It has ended since.
    }
  }
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((all, child) => all + sum(child), used.get(pid) ?? 0);
  return sum(process.pid) / ticks;
}

if (file && process.env.NODE_TEST_CONTEXT && test.endsWith('.test.ts')) {
  // What a browser used is lost when it is closed with all its processes at once.
  let most = 0;
  setInterval(() => {
    most = Math.max(most, processorSeconds());
  }, 500).unref();
  process.on('exit', () => {
    const measured: Measured = { name: test, seconds: Math.max(most, processorSeconds()) };
    appendFileSync(file, `${JSON.stringify(measured)}\n`);
  });
}
