import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PhaseStart, phasesVariable } from '../../../src/integrations/phases.ts';
import { type Usage, usageOf } from './processes.ts';

/** What a phase took, in seconds, and the bytes of all processes at its moment of most. Unknown on systems without /proc, except `wall`. */
export interface Phase {
  name: string;
  wall: number;
  processor: number | undefined;
  memory: number | undefined;
}

export interface Measured {
  wall: number;
  processor: number | undefined;
  /** Bytes, of all processes together, at the moment of most. */
  memory: number | undefined;
  phases: Phase[];
}

/** Milliseconds between two looks at the processes. */
const interval = 50;

/** Runs a command to its end and measures it. Throws what it printed where it fails. */
export async function measure(
  command: readonly [string, ...string[]],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Measured> {
  const moments = join(tmpdir(), `verbatim-bench-moments-${process.pid}`);
  rmSync(moments, { force: true });
  const started = Date.now();
  const [program, ...options] = command;
  const child = spawn(program, options, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      ASTRO_TELEMETRY_DISABLED: '1',
      [phasesVariable]: moments,
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const samples: (Usage & { at: number })[] = [];
  const look = () => {
    const usage = child.pid === undefined ? undefined : usageOf(child.pid);
    if (usage) samples.push({ at: Date.now(), ...usage });
  };
  const timer = setInterval(look, interval);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(timer);
  const ended = Date.now();
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}\n${output.slice(-2000)}`);
  const begun = existsSync(moments) ? momentsIn(moments) : [];
  rmSync(moments, { force: true });
  const processorAt = (at: number) => samples.findLast((sample) => sample.at <= at)?.processor ?? 0;
  const times = [{ at: started, phase: 'start' }, ...begun, { at: ended, phase: '' }];
  const hasSamples = samples.length > 0;
  return {
    wall: (ended - started) / 1000,
    processor: hasSamples ? processorAt(ended) / 1000 : undefined,
    memory: hasSamples ? Math.max(...samples.map(({ memory }) => memory)) : undefined,
    phases: merged(
      times.slice(0, -1).map(({ at, phase }, index) => {
        const end = times[index + 1]?.at ?? at;
        const processor = hasSamples ? (processorAt(end) - processorAt(at)) / 1000 : undefined;
        const during = samples.filter((sample) => sample.at >= at && sample.at <= end);
        const memory = hasSamples ? Math.max(0, ...during.map((sample) => sample.memory)) : undefined;
        return { name: phase, wall: (end - at) / 1000, processor, memory };
      }),
    ),
  };
}

const momentsIn = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PhaseStart);

/** Phases of one name as one, in the order in which they began. */
function merged(phases: readonly Phase[]): Phase[] {
  const sum = (list: readonly (number | undefined)[]) => list.reduce<number>((a, b) => a + (b ?? 0), 0);
  return [...Map.groupBy(phases, ({ name }) => name)].map(([name, parts]) => ({
    name,
    wall: sum(parts.map(({ wall }) => wall)),
    processor: parts[0]?.processor === undefined ? undefined : sum(parts.map(({ processor }) => processor)),
    memory: parts[0]?.memory === undefined ? undefined : Math.max(...parts.map(({ memory }) => memory ?? 0)),
  }));
}
