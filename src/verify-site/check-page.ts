import { sameWords } from '../content/ledger.ts';
import { show } from '../model/problem.ts';
import { absolute, homePath } from '../model/routes.ts';
import type { Reply } from '../network/request.ts';
import type { Address } from './addresses.ts';
import type { Fault } from './finding.ts';
import { type HtmlPage, readPage } from './html-page.ts';

/** What the checks of all addresses know about the site. */
export interface Live {
  /** The site’s root as it is asked, with its path: `https://your.site/news/`. */
  root: URL;
  /** The title of the page that the host shows for missing addresses. */
  missingTitle: string | undefined;
}

/** Returns the URL at which a path is asked, on the host that is checked. */
export const askedUrl = ({ root }: Live, path: string): string => new URL(path, root.origin).href;

/** Returns the path that a redirect leads to, if it is on the site, else the whole URL. */
export function targetOf(live: Live, { url, headers }: Reply): string {
  const { location = '' } = headers;
  if (!URL.canParse(location, url)) return location;
  const target = new URL(location, url);
  const own = [live.root.origin, new URL(absolute(homePath)).origin];
  return own.includes(target.origin) ? target.pathname : target.href;
}

export const isRedirect = ({ status }: Reply): boolean => [301, 302, 303, 307, 308].includes(status);

/** Returns the fault of an answer that should be 200; undefined if it is. */
export function statusFault(live: Live, path: string, reply: Reply): Fault | undefined {
  const { status } = reply;
  if (status === 200) return undefined;
  const expected = 'an answer with status 200';
  if (isRedirect(reply)) {
    const target = targetOf(live, reply);
    if (target === homePath && path !== homePath)
      return {
        ...{ name: 'front-page-instead', found: `a redirect (${status}) to the front page`, expected },
        fix: 'remove the rule of the host that sends missing pages to the front page, then upload the page again',
      };
    return {
      ...{ name: 'address-redirects', found: `a redirect (${status}) to ${target}`, expected },
      fix: 'remove the redirect from the host’s configuration: a permalink answers itself',
    };
  }
  if (status === 404 || status === 410)
    return {
      ...{ name: 'address-missing', found: `status ${status}`, expected },
      fix: 'npm run build, then upload dist/ again; the build reports what is missing from it',
    };
  return {
    ...{ name: 'address-fails', found: `status ${status}`, expected },
    fix: 'look into the log of the host',
  };
}

/** A page that was checked: its faults, and the card it names. */
export interface CheckedPage {
  faults: Fault[];
  card?: HtmlPage['card'];
}

/** Checks the answer at the address of a page. */
export function checkPage(live: Live, address: Address, reply: Reply): CheckedPage {
  const fault = statusFault(live, address.path, reply) ?? htmlFault(reply);
  if (fault) return { faults: [fault] };
  const page = readPage(reply.body.toString());
  const faults = pageFaults(live, address, page);
  return faults.some(({ name }) => name === 'soft-404') ? { faults } : { faults, card: page.card };
}

export function htmlFault({ headers }: Reply): Fault | undefined {
  const { 'content-type': type = 'no content type' } = headers;
  if (/^text\/html\b/i.test(type)) return undefined;
  return {
    ...{ name: 'type-wrong', found: type, expected: 'text/html; charset=utf-8' },
    fix: 'configure the type of .html files on the host: npm run --silent hosting writes the configuration',
  };
}

function pageFaults(live: Live, { path, words }: Address, page: HtmlPage): Fault[] {
  const { title, canonical, isPreview } = page;
  if (isPreview)
    return [
      {
        ...{
          name: 'preview-published',
          found: 'a page of a preview, with drafts',
          expected: 'the site for readers',
        },
        ...{ fix: 'npm run build, then upload dist/, not dist-drafts/', group: 'preview' },
      },
    ];
  if (canonical === undefined && live.missingTitle !== undefined && title === live.missingTitle)
    return [
      {
        ...{
          name: 'soft-404',
          found: 'the page for missing addresses, with status 200',
          expected: 'the page itself',
        },
        fix: 'npm run build and upload dist/ again; let the host answer 404 for missing pages',
      },
    ];
  return [
    ...(canonical === absolute(path)
      ? []
      : [
          {
            ...{ name: 'canonical-wrong' as const, found: show(canonical), expected: `“${absolute(path)}”` },
            fix: 'compare url in content/site.yaml with the address of the site, then build and upload again',
          },
        ]),
    ...(words === undefined ? [] : wordFaults(words, page)),
  ];
}

/** Compares the words of a quote’s page with the sealed ones. */
function wordFaults(words: string, { shown, described }: HtmlPage): Fault[] {
  const found = [shown, described].find((text) => text === undefined || !sameWords(text, words));
  if (found === undefined && shown !== undefined && described !== undefined) return [];
  return [
    {
      ...{ name: 'words-changed', found: found === undefined ? 'no words of a quote' : show(found) },
      expected: `the sealed words ${show(words)}`,
      fix: `npm run build and upload dist/ again
if the quote was corrected on purpose: npm run seal, and commit the ledger
if the site was published just now: a cache may have the earlier page for ten minutes; purge it, or try again`,
    },
  ];
}

/** Checks the answer at a former URL, which redirects, or has a page that does. */
export function checkRedirect(live: Live, { to = '' }: Address, reply: Reply): Fault[] {
  const expected = `a redirect to ${to}`;
  if (isRedirect(reply)) {
    const target = targetOf(live, reply);
    if (target === to) return [];
    const isFront = target === homePath;
    return [
      {
        ...{ name: isFront ? 'front-page-instead' : 'redirect-wrong', expected },
        found: isFront ? `a redirect (${reply.status}) to the front page` : `a redirect to ${target}`,
        fix: 'generate the host’s redirects again (dist/_redirects, or npm run --silent hosting) and upload them',
      },
    ];
  }
  const lost = { name: 'redirect-lost' as const, expected };
  const fix = 'upload dist/ again, with _redirects; on nginx and Caddy, generate their configuration again';
  if (reply.status !== 200) return [{ ...lost, found: `status ${reply.status}`, fix }];
  const { refresh } = readPage(reply.body.toString());
  return refresh === to ? [] : [{ ...lost, found: 'a page that does not redirect', fix }];
}
