import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ContentSource } from '../../content/content-source.ts';
import { filesIn, pathFrom } from '../../content/files.ts';
import { pictureName } from '../../content/picture-files.ts';
import type { Reading } from '../../content/read-content.ts';
import { deployChanges, type SealPlan, sealPlan } from '../../content/seal-plan.ts';
import { isLanguage, type Language } from '../../i18n/languages.ts';
import { site } from '../../site.ts';
import { messageOf } from '../../text/message-of.ts';
import { planDigest, sealRefusal } from '../actions/seal.ts';
import { guardPage } from '../server/guard.ts';
import { Refused } from '../server/refused.ts';
import { changesPage } from './changes-page.ts';
import { type DeskPage, deskPage, type Tab, tabs } from './frame.ts';
import { importPage } from './import-page.ts';
import { listPage } from './list-page.ts';
import { newPage } from './new-page.ts';
import { parseQuery } from './query.ts';
import { deskList, prepareAges } from './rows.ts';
import { sealPage } from './seal-page.ts';

/** The cookie that keeps the chosen language of the desk. */
const cookie = 'desk-lang';

/** Scripts and styles of this server only, and no frame of another page. The dev server adds its styles from script. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws:",
  ...["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"],
].join('; ');

/** Returns the names of the pictures of a publication. Those in subfolders are none: articles cannot name them. */
async function picturesOf(root: string): Promise<string[]> {
  const folder = join(root, 'content/pictures');
  const names = (await filesIn(folder)).map((file) => pathFrom(folder, file));
  return names.filter((name) => pictureName.test(name));
}

/** Returns what answers requests below `/desk/` in the dev server; `root` is the folder of the publication. */
export function deskPages(root: string, content: ContentSource) {
  let last: { reading: Reading; plan: SealPlan } | undefined;
  const planned = async () => {
    const reading = await content.read();
    if (last?.reading !== reading) last = { reading, plan: sealPlan(reading) };
    return last;
  };

  const htmlOf = async (tab: Tab, page: DeskPage, search: URLSearchParams): Promise<string> => {
    const shown = await content.preview();
    if (tab === 'new') return newPage(page, shown, await picturesOf(root));
    if (tab === 'import') return importPage(page);
    const { reading, plan } = await planned();
    if (tab === 'seal') return sealPage(page, plan, planDigest(plan), sealRefusal(root));
    if (tab === 'changes') return changesPage(page, deployChanges(plan, reading), reading.library);
    setImmediate(prepareAges, shown.articles);
    return listPage(page, deskList(reading, shown, plan), parseQuery(search));
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    const answer = async () => {
      guardPage(request);
      // Only the path and the query of the URL are used; the origin makes it absolute.
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here.invalid');
      const tab = (Object.keys(tabs) as Tab[]).find((each) => pathname === `/${tabs[each]}`);
      if (tab === undefined) throw new Refused(404, notFound);
      if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refused(405, notFound);
      const lang = languageOf(request, searchParams.get('lang'));
      response.setHeader(
        'set-cookie',
        `${cookie}=${lang}; SameSite=Strict; Path=/; Max-Age=31536000; HttpOnly`,
      );
      return htmlOf(tab, deskPage(lang), searchParams);
    };
    const send = (status: number, type: string, text: string) => {
      response.writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      response.end(text);
    };
    answer().then(
      (html) => {
        send(200, 'text/html', html);
      },
      (error: unknown) => {
        const message = messageOf(error);
        send(error instanceof Refused ? error.status : 500, 'text/plain', `${message}\n`);
      },
    );
  };
}

const notFound = {
  what: 'The desk',
  found: 'a page that it does not have',
  expected: `one of ${Object.values(tabs)
    .map((path) => `/desk/${path}`)
    .join(', ')}`,
  fix: 'open /desk/',
};

/** Returns the language that was chosen now or before, or else the first of the publication. */
function languageOf({ headers }: IncomingMessage, chosen: string | null): Language {
  const before = new RegExp(`(?:^|; )${cookie}=([a-z]+)`).exec(headers.cookie ?? '')?.[1];
  return [chosen ?? '', before ?? ''].find(isLanguage) ?? site.languages[0];
}
