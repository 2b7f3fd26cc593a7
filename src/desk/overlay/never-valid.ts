import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { withBase } from '../../model/routes.ts';
import type { OverlayState } from './state.ts';

/** Returns the page of a file that was never valid: what is wrong with it, in place of “not found”. `script` loads the overlay. */
export function neverValidPage({ lang, dir, page, problems, strings }: OverlayState, script: string): string {
  const { overlay, list } = strings;
  const here = problems.filter(({ file }) => file === page.file);
  const text = { lang: 'en', dir: 'ltr' };
  const tree = h('html', { lang, dir }, [
    h('head', [
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('title', overlay.neverTitle),
      h('style', styles),
      h('script', { type: 'module', src: withBase('/@vite/client') }),
      h('script', { type: 'module', src: script }),
    ]),
    h('body', [
      h('main', [
        h('h1', overlay.neverTitle),
        h('p', overlay.neverWhy),
        h('p', h('code', { dir: 'ltr' }, page.file ?? '')),
        h(
          'ul',
          here.map(({ line, column, found, expected, fix }) =>
            h('li', [
              line === undefined ? '' : h('p', h('code', text, `${line}:${column ?? 1}`)),
              h('dl', [
                ...[
                  h('dt', list.found),
                  h('dd', text, found),
                  h('dt', list.expected),
                  h('dd', text, expected),
                ],
                ...(fix === undefined ? [] : [h('dt', list.fix), h('dd', text, h('pre', fix))]),
              ]),
            ]),
          ),
        ),
      ]),
    ]),
  ]);
  return `<!doctype html>${toHtml(tree)}`;
}

const styles = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  main { max-inline-size: 44rem; margin: 2rem auto; padding-inline: 1rem; overflow-wrap: anywhere; }
  ul { list-style: none; padding: 0; }
  li { border-inline-start: 4px solid #c62828; padding-inline-start: 1rem; margin-block: 1.5rem; }
  dt { font-weight: 600; } dd { margin: 0 0 .5rem; white-space: pre-wrap; }
  pre { margin: 0; padding: .5rem; background: color-mix(in srgb, currentcolor 8%, transparent); white-space: pre-wrap; }
`;
