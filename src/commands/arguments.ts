import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest } from '../model/problem.ts';

/** What a command accepts: options as in `node:util`, and how many other arguments. */
interface Accepted<T extends ParseArgsOptionsConfig> {
  /** Printed by `--help`, and after the sentence on an argument that is not accepted. */
  usage: string;
  options?: T;
  /** The most arguments without a name; the default is none. */
  positionals?: number;
}

/**
 * Returns the arguments of the running command. `--help` prints its usage and ends the process with 0; an argument that is not
 * accepted ends it with 2, one sentence and the usage.
 */
export function readArguments<T extends ParseArgsOptionsConfig>({
  usage,
  options = {} as T,
  positionals: most = 0,
}: Accepted<T>) {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    console.log(usage);
    process.exit(0);
  }
  const parsed = parseOrRefuse();
  const extra = parsed.positionals[most];
  if (extra !== undefined) refuseArguments(`Unexpected argument “${extra}”.`, usage);
  return parsed;

  function parseOrRefuse() {
    try {
      return parseArgs({ options, allowPositionals: true });
    } catch (error) {
      return refuseArguments(sentence(error, [...Object.keys(options), 'help']), usage);
    }
  }
}

/** Ends the process with 2 after a sentence on the arguments and the usage of the command. */
export function refuseArguments(reason: string, usage: string): never {
  console.error(`${reason}\n\n${usage}`);
  process.exit(2);
}

/** Returns the port to listen on, 4321 if none is wanted; 0 is any free one. */
export function readPort(wanted: string | undefined, usage: string): number {
  const port = wanted === undefined || wanted === '' ? '4321' : wanted;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    refuseArguments(`The port is “${port}”: choose a number from 0 to 65535.`, usage);
  return Number(port);
}

/** What is wrong with the arguments; Node’s own sentences explain how to write arguments that begin with a hyphen. */
function sentence(error: unknown, known: readonly string[]): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = /'(-[^' ]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = nearest(option.replace(/^-+/, ''), known);
    return `Unknown option ${option}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
  }
  return message.replace(/\.?$/, '.');
}
