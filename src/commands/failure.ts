import { withCauses } from '../text/message-of.ts';

/** Causes of a failed build that lie outside the content: the error's pattern, what happened, and what to do. */
const causes: readonly [pattern: RegExp, what: string, fix: string][] = [
  [/\bENOSPC\b|os error 28\b|no space left/i, 'the disk is full', 'free some space and build again'],
  [/\bEDQUOT\b|os error 122\b/, 'the disk quota is exceeded', 'free some space and build again'],
  [/\bEROFS\b|os error 30\b/, 'the disk is read-only', 'build on a writable disk'],
  [
    /\bEACCES\b|\bEPERM\b|os error 13\b/,
    'permission denied',
    'give this user access to the file, or delete it',
  ],
  [/\bEFBIG\b|os error 27\b/, 'a file exceeds the size limit', 'raise the limit (ulimit -f) and build again'],
  [
    /\bENOTDIR\b|\bEEXIST\b|os error 20\b/,
    'a file exists where a folder is needed',
    'move it away and build again',
  ],
  [/\bEMFILE\b|\bENFILE\b/, 'too many open files', 'raise the limit (ulimit -n) and build again'],
  [/\bENOMEM\b|heap out of memory|allocation failed/i, 'out of memory', memoryFix()],
];

function memoryFix(): string {
  return 'close other programs, or give Node more memory: NODE_OPTIONS=--max-old-space-size=4096 npm run build';
}

/**
 * Returns the message for a build that this machine stopped (disk, permissions, memory), with the file that the error names, else
 * `folder`; undefined if the error has another cause. `failed` begins the message for another command than the build.
 */
export function machineFailure(error: unknown, folder?: string, failed = 'Build failed'): string | undefined {
  const chain = withCauses(error);
  const text = chain.map(String).join('\n');
  const cause = causes.find(([pattern]) => pattern.test(text));
  if (!cause) return undefined;
  const named = chain
    .map((at) => (at instanceof Error ? (at as NodeJS.ErrnoException).path : undefined))
    .find((path) => path !== undefined);
  const file = named ?? /['"`](\/[^'"`]+)['"`]/.exec(text)?.[1] ?? folder;
  const [, what, fix] = cause;
  return [`${failed}: ${what}.`, ...(file === undefined ? [] : [`  file  ${file}`]), `  fix   ${fix}`].join(
    '\n',
  );
}

/** Returns the message for a build whose process was killed by a signal or ran out of memory; undefined if it was not. */
export function endedBy(signal: NodeJS.Signals | null, outOfMemory: boolean): string | undefined {
  if (outOfMemory || signal === 'SIGABRT') return machineFailure('ENOMEM');
  if (signal === 'SIGXFSZ') return machineFailure('EFBIG');
  if (signal === 'SIGKILL')
    return `Build failed: the process was killed, probably because the system ran out of memory.\n  fix   ${memoryFix()}`;
  return signal === null ? undefined : `Build failed: the process was ended by ${signal}.`;
}
