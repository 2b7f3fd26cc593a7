import { direction } from '../../text/scripts.ts';
import type { Words } from '../../i18n/en/strings.ts';
import { loadStrings } from 'virtual:interface-strings';
import { attributed, shareLinks, type Shared } from '../../outputs/share/share-links.ts';
import { panelData } from './panel-data.ts';
import { asBuilt, isTranslated } from './as-built.ts';
import './share-panel.ts';
import { loadStyles } from '../load-styles.ts';
import { h, type Attributes } from '../dom.ts';
import { openModal } from '../modal.ts';
import styles from './sharing.css?url';

/** Loaded on articles only when somebody shares: one dialog with the panel that a quote's own page has. */

/**
 * Shares the quote whose share control this is. Its words are those of the build, its speaker stands beside it. Throws where the
 * page was translated and does not say what the words were: the quote's own page has them.
 */
export async function shareQuote(control: HTMLAnchorElement, closed?: () => void): Promise<void> {
  const quote = control.parentElement;
  const page = new URL(control.href).pathname;
  const text = (part: string) => quote?.querySelector(part)?.textContent.trim();
  const built = asBuilt();
  const words = built.quotes.get(page) ?? (isTranslated(built) ? undefined : text('.words'));
  if (!words) throw new Error(`the words of ${page} are not known`);
  const by = text('.speaker') ?? built.title;
  await openShare({ words, by, url: onPublication(page), lang: built.lang }, page, closed);
}

/** An address of this page's site as it was published, also where the page is a copy on another host. */
export function onPublication(path: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
  return new URL(path, canonical).href;
}

/** Opens the dialog; resolves when it is open. `page` is the quote's own, for the card. */
export async function openShare(shared: Shared, page?: string, closed?: () => void): Promise<void> {
  const { lang } = shared;
  const [t] = await Promise.all([loadStrings(lang), loadStyles(styles)]);
  const title = h('h2', { id: 'share-title' }, page ? t.sharing.shareQuote : t.sharing.shareWords);
  const close = h('form', { method: 'dialog' }, h('button', {}, t.sharing.close));
  const line = attributed(shared);
  const dialog = h(
    'dialog',
    { class: 'share-dialog', 'aria-labelledby': title.id, closedby: 'any', lang, dir: direction(lang) },
    h('header', {}, title, close),
    h('p', { class: 'words', translate: 'no' }, line),
    h('p', { class: 'address', dir: 'ltr', translate: 'no' }, shared.url),
    panel(shared, t, line, page),
    // Its address is known to the quote's page alone.
    ...(page
      ? [h('p', { class: 'share-pictures' }, h('a', { href: `${page}#picture` }, t.sharing.pictures))]
      : []),
  );
  openModal(dialog);
  if (closed) dialog.addEventListener('close', closed);
  dialog.querySelector<HTMLButtonElement>('[data-copy=link]')?.focus();
}

function panel(shared: Shared, t: Words, line: string, page: string | undefined): HTMLElement {
  const button = (attributes: Attributes, text: string) =>
    h('button', { type: 'button', ...attributes }, text);
  return h(
    'share-panel',
    panelData({ words: line, url: shared.url, page }, t),
    h(
      'p',
      { class: 'share-buttons' },
      button({ 'data-copy': 'link' }, t.sharing.copyLink),
      button({ 'data-copy': 'words' }, t.sharing.copyWords),
      button({ 'data-sheet': '', hidden: '' }, t.sharing.sheet),
    ),
    h(
      'ul',
      { class: 'share-links', 'aria-label': t.sharing.elsewhere },
      ...shareLinks(shared, t.sharing.email).map(({ id, name, href }) =>
        h('li', {}, h('a', { href, rel: 'nofollow', 'data-network': id }, name)),
      ),
    ),
    h(
      'form',
      { hidden: '' },
      h('label', { for: 'share-server' }, t.sharing.server),
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
      h('button', { type: 'submit' }, t.sharing.openServer),
      h('p', { id: 'share-server-kept' }, t.sharing.serverKept),
    ),
    h('textarea', {
      'data-by-hand-text': '',
      readonly: '',
      hidden: '',
      rows: '4',
      'aria-label': t.sharing.textToCopy,
    }),
    h('p', { role: 'status', id: 'share-status' }),
  );
}
