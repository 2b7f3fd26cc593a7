import { join, sep } from 'node:path';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { deskMeta } from '../../desk-meta.ts';
import type { DeskStrings } from '../../i18n/en/desk.ts';
import { languages } from '../../i18n/languages.ts';
import { partsOf } from '../../i18n/strings.ts';
import { homePath, logoPath, withBase } from '../../model/routes.ts';
import { paletteOf, paletteStyles } from '../../outputs/palette.ts';
import { site } from '../../site.ts';
import { direction } from '../../text/scripts.ts';
import { editorUrl } from '../editor-url.ts';

/** A part of a page. */
export type Part = Element | string;

/** The folder of the desk’s pages, below the site’s own path. */
export const deskPath = '/desk/';

/** The pages of the desk in the order of their tabs, with their paths below `deskPath`. */
export const tabs = { list: '', new: 'new/', import: 'import/', changes: 'changes/', seal: 'seal/' } as const;
export type Tab = keyof typeof tabs;

/** What every page of the desk is made from. */
export interface DeskPage {
  lang: string;
  t: DeskStrings;
}

export const deskPage = (lang: string): DeskPage => ({ lang, t: partsOf(lang).desk });

/** Returns the path of a page of the desk. */
export const tabPath = (tab: Tab): string => withBase(`${deskPath}${tabs[tab]}`);

/** Returns the path at which Vite has a file of this folder’s parent: at the root of the host, also for a site in a folder. */
const servedPath = (file: string): string =>
  `/@fs/${join(import.meta.dirname, '..', file)
    .split(sep)
    .join('/')
    .replace(/^\//, '')}`;

/** Returns a page of the desk as HTML. A page that is `live` is loaded again when content changes. */
export function frame({ lang, t }: DeskPage, tab: Tab, main: Part[], { live = false } = {}): string {
  const heading = t.tabs[tab];
  const dir = direction(lang);
  const tree = h('html', { lang, dir }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('title', `${heading} — ${t.title} — ${site.name}`),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('meta', { ...deskMeta() }),
      h('link', { rel: 'icon', href: logoPath, type: 'image/svg+xml' }),
      h('link', { rel: 'stylesheet', href: servedPath('pages/desk.css') }),
      h('style', paletteStyles(paletteOf(site.colors))),
      h('script', { type: 'module', src: servedPath('client/desk.ts') }),
      ...(live ? [h('script', { type: 'module', src: servedPath('client/live.ts') })] : []),
    ]),
    h('body', { dataWorking: t.working, dataFailed: t.failed }, [
      h('a.skip', { href: '#main' }, partsOf(lang).strings.skip),
      h('header.page', [
        h('p.name', [h('a', { href: tabPath('list') }, t.title), ' ', h('bdi', site.name)]),
        h('nav', { ariaLabel: t.title }, [
          h('ul.row', [
            ...(Object.keys(tabs) as Tab[]).map((each) =>
              h('li', [
                h('a', { href: tabPath(each), ariaCurrent: each === tab ? 'page' : undefined }, t.tabs[each]),
              ]),
            ),
            h('li', [h('a', { href: homePath }, t.site)]),
          ]),
        ]),
      ]),
      h('main#main.page', { tabIndex: -1 }, [
        h('h1', heading),
        h('noscript', [h('p', t.needsScript)]),
        ...main,
      ]),
      languageList(lang, t),
    ]),
  ]);
  return `<!doctype html>${toHtml(tree)}`;
}

/** The choice of the desk’s language; a link for each. */
const languageList = (lang: string, t: DeskStrings) =>
  h('footer.page', [
    h('nav', { ariaLabel: t.language }, [
      h(
        'ul.row',
        Object.entries(languages).map(([tag, { strings }]) =>
          h('li', [
            h(
              'a',
              {
                href: `?lang=${tag}`,
                lang: tag,
                dir: direction(tag),
                ariaCurrent: tag === lang ? 'true' : undefined,
              },
              strings.language,
            ),
          ]),
        ),
      ),
    ]),
  ]);

/** Returns the place after a form where script shows what its action did. */
export const result = () => h('div.result', { role: 'status' });

/** Returns a part of a page, which an action sends to replace what the page shows as its result. */
export const fragment = (children: Part[]): string => toHtml(h(null, children));

/** Returns a link that opens a file of the publication in the editor, at a line. */
export const editorLink = (file: string, text: string, line?: number) =>
  h('a', { href: editorUrl(file, line), dataOpen: '' }, [text]);
