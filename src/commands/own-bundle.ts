import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleDraft, dropBundle, keepDraft, keptBundle, removeOldDrafts } from '../build/bundle.ts';
import { messageOf } from '../text/message-of.ts';
import type { BundleOrder } from './bundle-site.ts';

/** The bundle with which a build renders its pages: that of an earlier build, or one that another process makes. */
export class OwnBundle {
  readonly #key: string;
  readonly #order: Omit<BundleOrder, 'bundle'>;
  #mayUseKept: boolean;
  #folder: Promise<string> | undefined;
  #isKept = false;

  /** `key` is that of the bundle. With `isClean`, that of an earlier build is not used. */
  constructor(key: string, order: Omit<BundleOrder, 'bundle'>, { isClean }: { isClean: boolean }) {
    this.#key = key;
    this.#order = order;
    this.#mayUseKept = !isClean;
  }

  /** True if an earlier build has made it. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Begins to make it, if there is none, and resolves with its folder when it is there. */
  folder(): Promise<string> {
    if (this.#folder) return this.#folder;
    const kept = this.#mayUseKept ? keptBundle(this.#key) : undefined;
    this.#isKept = kept !== undefined;
    this.#folder = kept === undefined ? this.#make() : Promise.resolve(kept);
    // Anyone who waits for it gets the error; without a handler here, Node would end the process.
    this.#folder.catch(() => undefined);
    return this.#folder;
  }

  /** Drops that of the earlier build, which does not work: `folder` returns a new one. */
  drop(): void {
    dropBundle(this.#key);
    this.#folder = undefined;
    this.#mayUseKept = false;
  }

  /** Makes a bundle. It is kept when this process ends with a site: until then its code is loaded from its first folder. */
  async #make(): Promise<string> {
    removeOldDrafts();
    const bundle = bundleDraft();
    process.on('exit', (code) => {
      try {
        if (code === 0) keepDraft(this.#key, bundle);
        else rmSync(bundle, { recursive: true, force: true });
      } catch (error) {
        console.warn(`The bundle of this build is not kept: ${messageOf(error)}`);
      }
    });
    const order: BundleOrder = { ...this.#order, bundle };
    // It has the options of this process, and ends if this one is killed.
    const child = fork(join(import.meta.dirname, 'bundle-site.ts'), [JSON.stringify(order)]);
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    rmSync(order.outDir, { recursive: true, force: true });
    if (code === 0) return bundle;
    // The process has printed why.
    if (signal === null) process.exit(1);
    // `run-build.ts` says what a signal means, such as that of a system without memory.
    process.kill(process.pid, signal);
    return new Promise(() => undefined);
  }
}
