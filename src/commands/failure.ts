/** What stops a build that is no fault of the content: how it shows, what it is, and what to do. */
const causes: readonly [sign: RegExp, what: string, mend: string][] = [
  [/\bENOSPC\b|os error 28\b|no space left/i, 'the disk is full', 'free some space and build again'],
  [/\bEDQUOT\b|os error 122\b/, 'the disk quota is used up', 'free some space and build again'],
  [/\bEROFS\b|os error 30\b/, 'the disk is read-only', 'build on one that can be written to'],
  [
    /\bEACCES\b|\bEPERM\b|os error 13\b/,
    'a file may not be touched',
    'give this user the right to it, or remove it',
  ],
  [/\bEFBIG\b|os error 27\b/, 'a file may not be this large', 'raise the limit (ulimit -f) and build again'],
  [
    /\bENOTDIR\b|\bEEXIST\b|os error 20\b/,
    'a file stands where a folder must be',
    'move it away and build again',
  ],
  [/\bEMFILE\b|\bENFILE\b/, 'too many files are open', 'raise the limit (ulimit -n) and build again'],
  [/\bENOMEM\b|heap out of memory|allocation failed/i, 'memory ran out', memoryMend()],
];

/** Node takes a share of the machine’s memory; the option raises it. */
function memoryMend(): string {
  return 'end other programs, or give Node more: NODE_OPTIONS=--max-old-space-size=4096 npm run build';
}

/**
 * What to tell of a build that this machine stopped, with the file, or the folder where the error names none; undefined where the
 * cause is another.
 */
export function machineFailure(error: unknown, folder?: string): string | undefined {
  const chain: unknown[] = [];
  for (let at = error; at instanceof Error && !chain.includes(at); at = at.cause) chain.push(at);
  const told = chain.length > 0 ? chain.map(String).join('\n') : String(error);
  const cause = causes.find(([sign]) => sign.test(told));
  if (!cause) return undefined;
  const named = chain.map((at) => (at as NodeJS.ErrnoException).path).find((path) => path !== undefined);
  const file = named ?? /['"`](\/[^'"`]+)['"`]/.exec(told)?.[1] ?? folder;
  const [, what, mend] = cause;
  return [
    `The site was not built: ${what}.`,
    ...(file === undefined ? [] : [`  file  ${file}`]),
    `  mend  ${mend}`,
  ].join('\n');
}

/** What to tell of a build whose process was ended from outside, or by its own engine. */
export function endedBy(signal: NodeJS.Signals | null, outOfMemory: boolean): string | undefined {
  if (outOfMemory || signal === 'SIGABRT') return machineFailure('ENOMEM');
  if (signal === 'SIGXFSZ') return machineFailure('EFBIG');
  if (signal === 'SIGKILL')
    return `The site was not built: it was killed, as systems do where memory runs short.\n  mend  ${memoryMend()}`;
  return signal === null ? undefined : `The site was not built: it was ended (${signal}).`;
}
