import { spawn } from 'node:child_process';
import { failureOf, PublishFailure } from './failure.ts';

/** The output of a program, and what it ended with. */
export interface Ended {
  code: number;
  output: string;
}

const packages: Readonly<Record<string, string>> = {
  rsync: 'rsync',
  ssh: 'openssh-client',
  rclone: 'rclone',
};

/**
 * Runs a program with a text as its input. Throws a PublishFailure with the cause if it ends with another code than 0 or one of
 * `accepted`, or is not installed. What it prints is never shown as it is: secrets are taken out.
 */
export function run(
  program: string,
  args: readonly string[],
  {
    input = '',
    accepted = [],
    env = process.env,
  }: { input?: string; accepted?: readonly number[]; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => (texts[stream] += text));
    child.on('error', () => {
      const name = packages[program] ?? program;
      reject(
        new PublishFailure(
          `${program} is not installed.`,
          `install it: apt-get install ${name}, or brew install ${name}`,
        ),
      );
    });
    // A program that fails does not read its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code) => {
      const ended = { code: code ?? 1, output: texts.stdout };
      if (ended.code === 0 || accepted.includes(ended.code)) resolve(ended);
      else reject(failureOf(program, withoutSecrets(`${texts.stdout}\n${texts.stderr}`, env)));
    });
  });
}

/** Matches names of variables that hold credentials: `AWS_SECRET_ACCESS_KEY`, `RCLONE_CONFIG_STORAGE_PASS`. */
const secretName = /SECRET|KEY|TOKEN|PASS|CREDENTIAL|AUTH|SIGNATURE/i;

/** Returns a text without the values of variables that hold credentials, and without what signed requests contain. */
export function withoutSecrets(text: string, env: NodeJS.ProcessEnv = process.env): string {
  const values = Object.entries(env)
    .filter(([name, value]) => secretName.test(name) && (value ?? '').length >= 4)
    .map(([, value]) => value ?? '')
    .sort((a, b) => b.length - a.length);
  return values
    .reduce((rest, value) => rest.replaceAll(value, '***'), text)
    .replace(
      /((?:signature|credential|token|password|secret|access_?key(?:_?id)?)["']?\s*[:=]\s*["']?)[^\s"',&]+/gi,
      '$1***',
    )
    .replace(/(authorization["']?\s*:\s*)[^\n]+/gi, '$1***')
    .replace(/(:\/\/[^\s/:@]+:)[^\s/@]+@/g, '$1***@');
}
