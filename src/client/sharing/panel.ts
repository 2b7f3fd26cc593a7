import type { InterfaceStrings } from '../../i18n/en/strings.ts';

/** What a share panel shares. */
export interface PanelContent {
  /** The text in quotation marks, with its attribution. */
  words: string;
  url: string;
  /** Path of the quote's page, whose card is shared too; undefined for a passage, which has no card. */
  page: string | undefined;
}

/** Returns the attributes of a panel: the data and strings of its script. */
export const panelData = ({ words, url, page }: PanelContent, t: InterfaceStrings) => ({
  'data-words': words,
  'data-url': url,
  'data-page': page,
  'data-link-copied': t.sharing.linkCopied,
  'data-words-copied': t.sharing.textCopied,
  'data-copied': t.sharing.copied,
  'data-by-hand': t.sharing.copyManually,
  'data-sheet-failed': t.sharing.sheetFailed,
  'data-server-wrong': t.sharing.serverWrong,
});

/**
 * Returns the content of a panel, created by `h`: DOM elements in the share dialog of an article, hast elements in the build of a quote's page.
 * `links` work without script; the rest is hidden until the panel's script runs.
 */
export function panelParts<T>(
  h: (name: string, attributes: Record<string, string>, ...children: (T | string)[]) => T,
  links: readonly { id: string; name: string; href: string }[],
  { sharing: t }: InterfaceStrings,
): T[] {
  const button = (attributes: Record<string, string>, text: string) =>
    h('button', { type: 'button', ...attributes }, text);
  return [
    h(
      'p',
      { class: 'share-buttons' },
      button({ 'data-sheet': '', hidden: '' }, t.sheet),
      button({ 'data-copy': 'link' }, t.copyLink),
      button({ 'data-copy': 'words' }, t.copyText),
    ),
    h(
      'ul',
      { class: 'share-links', 'aria-label': t.elsewhere },
      ...links.map(({ id, name, href }) =>
        h('li', {}, h('a', { href, rel: 'nofollow', 'data-network': id }, name)),
      ),
    ),
    h(
      'form',
      { hidden: '' },
      h('label', { for: 'share-server' }, t.server),
      h('input', {
        id: 'share-server',
        name: 'server',
        dir: 'ltr',
        inputmode: 'url',
        autocomplete: 'off',
        autocapitalize: 'off',
        spellcheck: 'false',
        'aria-describedby': 'share-server-kept share-status',
      }),
      h('button', { type: 'submit' }, t.openServer),
      h('p', { id: 'share-server-kept' }, t.serverKept),
    ),
    h('textarea', {
      'data-by-hand-text': '',
      readonly: '',
      hidden: '',
      rows: '4',
      'aria-label': t.textToCopy,
    }),
    h('p', { role: 'status', id: 'share-status' }),
  ];
}
