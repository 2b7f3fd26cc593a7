import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all that it started have used. */
export interface Usage {
  /** Milliseconds of processor time, those of processes that ended included. */
  processor: number;
  /** Bytes in memory now. Pages that two processes share count twice. */
  memory: number;
}

/** The kernel counts processor time in hundredths of a second. */
const tick = 10;
const page = 4096;

/** Returns the use of a process with all its descendants; undefined where the system has no /proc. */
export function usageOf(root: number): Usage | undefined {
  const processes = list();
  if (!processes) return undefined;
  const family = new Set([root]);
  // A child has a larger number than its parent, except after the numbers began again.
  for (const { pid, parent } of [...processes.values(), ...processes.values()])
    if (family.has(parent)) family.add(pid);
  const members = [...family].flatMap((pid) => processes.get(pid) ?? []);
  return {
    processor: members.reduce((sum, { processor }) => sum + processor, 0),
    memory: members.reduce((sum, { memory }) => sum + memory, 0),
  };
}

function list() {
  try {
    const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return new Map(numbers.flatMap((name) => stat(Number(name)) ?? []).map((one) => [one.pid, one]));
  } catch {
    return undefined;
  }
}

/** One line of /proc/<pid>/stat (proc_pid_stat(5)); undefined where the process has ended. */
function stat(pid: number): (Usage & { pid: number; parent: number }) | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const processor = fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * tick;
    return { pid, parent, processor, memory: (fields[21] ?? 0) * page };
  } catch {
    return undefined;
  }
}
