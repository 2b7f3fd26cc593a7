import './share-panel.ts';
import { loadStrings } from 'virtual:strings';
import { attributed, type Shared, shareLinks } from '../../outputs/share/share-links.ts';
import { direction } from '../../text/scripts.ts';
import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import { openModal } from '../modal.ts';
import { asBuilt, isTranslated } from './as-built.ts';
import { panelData, panelParts } from './panel.ts';
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
  const title = h('h2', { id: 'share-title' }, page ? t.sharing.shareQuote : t.sharing.shareSelection);
  const close = h('form', { method: 'dialog' }, h('button', {}, t.sharing.close));
  const line = attributed(shared);
  const dialog = h(
    'dialog',
    { class: 'share-dialog', 'aria-labelledby': title.id, closedby: 'any', lang, dir: direction(lang) },
    h('header', {}, title, close),
    h('p', { class: 'words', translate: 'no' }, line),
    h('p', { class: 'address', dir: 'ltr', translate: 'no' }, shared.url),
    h(
      'share-panel',
      panelData({ words: line, url: shared.url, page }, t),
      ...panelParts<HTMLElement>(h, shareLinks(shared, t.sharing.email), t),
    ),
    // Its address is known to the quote's page alone.
    ...(page
      ? [h('p', { class: 'share-pictures' }, h('a', { href: `${page}#picture` }, t.sharing.pictures))]
      : []),
  );
  openModal(dialog);
  if (closed) dialog.addEventListener('close', closed);
  dialog.querySelector<HTMLButtonElement>('[data-copy=link]')?.focus();
}
