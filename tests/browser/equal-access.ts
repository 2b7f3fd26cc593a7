import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(
  createRequire(import.meta.url).resolve('accessibility-checker-engine/ace-window.js'),
  'utf8',
);

/** Loads IBM’s equal-access checker into every page that a tab opens from now on. */
export const loadEqualAccess = (page: Page): Promise<unknown> => page.addInitScript({ content: source });

/** A result of the checker. `value` is a kind and a verdict, for example `['VIOLATION', 'FAIL']`. */
interface Issue {
  ruleId: string;
  value: [kind: string, verdict: string];
  path: { dom: string };
  message: string;
  snippet: string;
}
/** The part of the checker that is used here. */
interface Ace {
  Checker: new () => { check: (page: Document, rulesets: string[]) => Promise<{ results: Issue[] }> };
}

/** What the checker finds wrong at an element. */
export interface Failure {
  rule: string;
  /** The start tag. */
  element: string;
  message: string;
}

/** Returns the certain failures on a page by the rules of WCAG 2.2, A and AA. What a person has to decide is left out. */
export const equalAccessFailures = (page: Page): Promise<Failure[]> =>
  page.evaluate(async () => {
    const { ace_ibma: ace } = window as unknown as { ace_ibma?: Ace };
    if (!ace) throw new Error('the checker was not loaded');
    const { results } = await new ace.Checker().check(document, ['WCAG_2_2']);
    return results
      .filter(({ value: [kind, verdict] }) => kind === 'VIOLATION' && verdict === 'FAIL')
      .map(({ ruleId, message, snippet }) => ({ rule: ruleId, element: snippet, message }));
  });
