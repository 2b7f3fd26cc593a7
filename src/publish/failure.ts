/** Why nothing, or not everything, was published. */
export class PublishFailure extends Error {
  readonly fix: string;
  /** True if readers may see something of the new release; its message says what. */
  readonly isPartial: boolean;

  /** What is wrong in a sentence, and what to do. */
  constructor(message: string, fix: string, { isPartial = false } = {}) {
    super(message);
    this.fix = fix;
    this.isPartial = isPartial;
  }
}

/** What programs that transfer files say when they fail, in the words of this command. */
const causes: readonly [pattern: RegExp, what: string, fix: string][] = [
  [
    /no space left|disk quota|\bENOSPC\b|\bEDQUOT\b|QuotaExceeded|InsufficientStorage|507 /i,
    'the disk of the target is full',
    'free some space there and publish again',
  ],
  [
    /could not resolve|no such host|name or service not known|network is unreachable|no route to host|timed? ?out|connection (?:refused|reset|closed)|temporary failure in name/i,
    'the target cannot be reached',
    'check the network and the address, and publish again',
  ],
  [
    /host key verification failed/i,
    'ssh does not know the server',
    'connect to it once by hand with ssh, compare its fingerprint, and publish again',
  ],
  [
    /permission denied|access ?denied|forbidden|InvalidAccessKeyId|SignatureDoesNotMatch|\bEACCES\b|ExpiredToken|\b40[13] /i,
    'the target refuses this user',
    'check the credentials in the configuration of ssh or rclone, and the rights of the user there',
  ],
  [
    /didn't find section in config|NoSuchBucket|directory not found/i,
    'the target does not exist',
    'compare the address with `rclone listremotes` and with the bucket’s name',
  ],
];

/** Returns the failure that a program’s output shows; the last line of an output that nothing else explains. */
export function failureOf(program: string, output: string): PublishFailure {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const found = causes.find(([pattern]) => lines.some((line) => pattern.test(line)));
  const shown =
    lines.findLast((line) => (found?.[0] ?? /error|fail/i).test(line)) ?? lines.at(-1) ?? 'no output';
  const said = `${program} says: ${shown.trim().slice(0, 300)}`;
  return found
    ? new PublishFailure(`${found[1]}. ${said}`, found[2])
    : new PublishFailure(`${program} failed. ${said}`, 'correct what it says and publish again');
}
