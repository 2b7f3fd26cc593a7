import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { intercept } from './intercept.ts';

/** What happens to a file on its way: it is missing, its second half is damaged, or its connection ends. */
export type Fault = 'gone' | 'damaged' | 'cut off';

/** A fault of some files, as long as it lasts. */
export interface LastingFault {
  /** How many requests it has met. */
  met: () => number;
  end: () => Promise<void>;
}

/** Gives a page a fault of the files of a site, in `folder`, that match a pattern (intercept.ts). */
export async function faultOf(
  page: Page,
  folder: string,
  pattern: string,
  fault: Fault,
): Promise<LastingFault> {
  let met = 0;
  const end = await intercept(page, pattern, ({ url, fulfill, abort }) => {
    met++;
    if (fault === 'gone') fulfill({ status: 404 });
    else if (fault === 'cut off') abort('Failed');
    else {
      const bytes = readFileSync(join(folder, new URL(url).pathname));
      fulfill({ body: bytes.fill(7, bytes.length >> 1) });
    }
  });
  return { met: () => met, end };
}
