import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Finding } from './finding.ts';

/** The findings of each address that was checked, by path. */
export type Checked = Map<string, Finding[]>;

/**
 * What a walk has checked so far, in a file with one line for each address, so that a walk that was interrupted continues where it stopped.
 * A file of another walk (other addresses, or a day old) is replaced.
 */
export class WalkState {
  /** What an earlier, interrupted walk has checked. */
  readonly checked: Checked = new Map();
  readonly #file: string | undefined;

  constructor(file: string | undefined, addresses: readonly { path: string }[], site: string, day: string) {
    this.#file = file;
    if (file === undefined) return;
    const paths = addresses.map(({ path }) => path).join('\n');
    const key = createHash('sha256').update(`${site}\n${day}\n${paths}`).digest('hex');
    if (existsSync(file)) this.#read(file, key);
    if (this.checked.size > 0) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ key })}\n`);
  }

  #read(file: string, key: string): void {
    const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    if (head !== JSON.stringify({ key })) return;
    for (const line of lines)
      try {
        const { path, findings } = JSON.parse(line) as { path: string; findings: Finding[] };
        this.checked.set(path, findings);
      } catch {
        // The last line may have been cut when the walk was interrupted: its address is checked again.
      }
  }

  add(path: string, findings: Finding[]): void {
    this.checked.set(path, findings);
    if (this.#file !== undefined) appendFileSync(this.#file, `\n${JSON.stringify({ path, findings })}`);
  }

  /** Forgets a walk that came to its end. */
  finish(): void {
    if (this.#file !== undefined) rmSync(this.#file, { force: true });
  }
}
