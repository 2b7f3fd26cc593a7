import { searchPath, verifyPath, withBase } from '../model/routes.ts';
import { site } from '../site.ts';

/**
 * Returns the rules by which browsers load a page of the site as soon as a reader presses a link to it (html.spec.whatwg.org, “Speculative loading”): about a tenth of a second
 * before the click. `conservative` loads nothing for readers who only pass over links. Files for programs are not pages, and what the pages of
 * search and of quotations show depends on their URL.
 */
export const speculationRules = (): string =>
  `${JSON.stringify({
    prefetch: [
      {
        where: {
          and: [
            { href_matches: withBase('/*/') },
            ...[searchPath, verifyPath].flatMap((path) =>
              site.languages.map((lang) => ({ not: { href_matches: `${path(lang)}*` } })),
            ),
            { not: { selector_matches: '[download], [target]' } },
          ],
        },
        eagerness: 'conservative',
      },
    ],
  })}\n`;
