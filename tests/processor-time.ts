import { appendFileSync, readdirSync, readFileSync } from 'node:fs';

/** Ticks in a second, in which Linux counts the time of processes (sysconf(3), `_SC_CLK_TCK`); Node has no call that returns it. */
const ticks = 100;

/** Where test processes write what they measured, one line of JSON each; undefined if nothing is measured. */
const file = process.env.VERBATIM_PROCESSOR_TIME;

/** What one line of the file says. */
export interface Measured {
  /** A test file, or the name of one in a process that several share. */
  name: string;
  seconds: number;
}

/** Returns the processor seconds of this process and of all that it started, also of those that run no more. Linux only. */
export function processorSeconds(): number {
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

/** Writes down how long something took. */
export function note({ name, seconds }: Measured): void {
  if (file) appendFileSync(file, `${JSON.stringify({ name, seconds })}\n`);
}

/** Returns the seconds of each name in such a file, the most first. */
export function measuredIn(path: string): [name: string, seconds: number][] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const measured = lines.map((line) => JSON.parse(line) as Measured);
  return measured.map(({ name, seconds }): [string, number] => [name, seconds]).sort(([, a], [, b]) => b - a);
}

if (file && process.env.NODE_TEST_CONTEXT && /\.test\.m?[jt]s$/.test(process.argv[1] ?? '')) {
  // What a browser used is lost when it is closed with all its processes at once.
  let most = 0;
  setInterval(() => {
    most = Math.max(most, processorSeconds());
  }, 500).unref();
  process.on('exit', () => {
    note({ name: process.argv[1] ?? '', seconds: Math.max(most, processorSeconds()) });
  });
}
