import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Every rule for WCAG 2.2 AA, and the practices that axe calls best. */
export const everyRule = {
  tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** The rules whose result depends on colors. */
export const colorRules = { rules: ['color-contrast', 'link-in-text-block'] };

const source = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Returns what axe finds wrong with a page, one violation a string. axe's script is half a megabyte, so that loading it takes longer
 * than most runs: it is loaded once a page, where AxeBuilder alone would load it twice a run. No page has frames, so axe runs in the
 * page itself (legacy mode).
 */
export async function violationsOf(
  page: Page,
  which: { tags: string[] } | { rules: string[] },
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const axe = new AxeBuilder({ page, axeSource: 'undefined' })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  const { violations } = await (
    'tags' in which ? axe.withTags(which.tags) : axe.withRules(which.rules)
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
