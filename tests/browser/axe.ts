import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { keepNewLooks } from './looks.ts';

type Rules = { tags: string[]; except?: string[] } | { rules: string[] };

/** All rules for WCAG 2.2 AA, and axe's best practices. */
export const everyRule = {
  tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** Rules whose result depends on colors. */
export const colorRules = { rules: ['color-contrast', 'link-in-text-block'] };
/** All rules except those on colors. */
export const rulesOfStructure = { ...everyRule, except: colorRules.rules };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Loads axe into every page that a tab opens from now on. The browser compiles a script of half a megabyte once then, and not once for
 * each page, as {@link violationsOf} does where this was not called.
 */
export const loadAxe = (page: Page): Promise<unknown> => page.addInitScript({ content: source });

/**
 * Returns axe's violations on a page, one string each, by its default rules or the given ones. Its results are larger than most pages:
 * only the violations leave the page. No page has frames.
 */
export async function violationsOf(page: Page, which?: Rules): Promise<string[]> {
  const options = optionsFor(which);
  const found = await page.evaluate(run, options);
  if (found) return found;
  await page.evaluate(source);
  return (await page.evaluate(run, options)) ?? ['axe was not loaded'];
}

/**
 * Returns the violations of rules on colors by texts and links that look unlike all that were judged before; `judged` has those looks, and
 * gets the new ones. The pages of a site share their styles, so on most pages nothing is new; axe takes longer to compare colors than for
 * all other rules together.
 */
export async function newColorViolations(page: Page, judged: Set<string>): Promise<string[]> {
  const looks = await page.evaluate(keepNewLooks, [...judged]);
  for (const look of looks) judged.add(look);
  return looks.length === 0 ? [] : violationsOf(page, colorRules);
}

function optionsFor(which?: Rules): RunOptions {
  const options: RunOptions = { resultTypes: ['violations'] };
  if (which && 'rules' in which) options.runOnly = { type: 'rule', values: which.rules };
  else if (which) {
    options.runOnly = { type: 'tag', values: which.tags };
    options.rules = Object.fromEntries((which.except ?? []).map((rule) => [rule, { enabled: false }]));
  }
  return options;
}

/**
 * Runs in the page, on the elements that `keepNewLooks` kept, or on all; undefined without axe. For fonts that draw icons from words, axe
 * draws and compares characters on every page again, a sixth of its time. No font here does: meanwhile a canvas answers that each character
 * has its place. So no text counts as an icon, whose contrast would not be judged.
 */
async function run(options: RunOptions): Promise<string[] | undefined> {
  const { axe, newLooks } = window as unknown as {
    axe?: { run: (context: Document | { include: Element[] }, options: RunOptions) => Promise<AxeResults> };
    newLooks?: Element[];
  };
  if (!axe) return undefined;
  const canvas = HTMLCanvasElement.prototype;
  const getContext = Object.getOwnPropertyDescriptor(canvas, 'getContext') ?? {};
  const nothing = () => undefined;
  const context = {
    canvas: {},
    measureText: ({ length }: string) => ({ width: 30 * length }),
    getImageData: () => ({ data: new Uint8Array(4).fill(1) }),
    fillText: nothing,
    clearRect: nothing,
  };
  Object.assign(canvas, { getContext: () => context });
  try {
    const { violations } = await axe.run(newLooks ? { include: newLooks } : document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
  } finally {
    Object.assign(window, { newLooks: undefined });
    Object.defineProperty(canvas, 'getContext', getContext);
  }
}
