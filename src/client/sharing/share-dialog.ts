import './share-panel.ts';
import { loadStrings } from 'virtual:strings';
import { attributed, type Shared, shareLinks } from '../../outputs/share/share-links.ts';
import { direction } from '../../text/scripts.ts';
import { h } from '../dom.ts';
import { loadStyles } from '../load-styles.ts';
import { openModal } from '../modal.ts';
import { originalText } from './original-text.ts';
import { panelData, panelParts } from './panel.ts';
import { cardOf, qrCodeOf } from './picture.ts';
import styles from './sharing.css?url';

/** The share dialog of articles, with the panel of a quote's page. Loaded when somebody shares. */

/**
 * Opens the dialog for the quote of a share control, with its original text. Throws if the page has no
 * original text of it; link to the quote's own page instead. `closed` is called when the dialog closes.
 */
export async function shareQuote(control: HTMLAnchorElement, closed?: () => void): Promise<void> {
  const quote = control.parentElement;
  const page = new URL(control.href).pathname;
  const text = (part: string) => quote?.querySelector(part)?.textContent.trim();
  const original = originalText();
  const words = original.quotes.get(page);
  if (!words) throw new Error(`the text of ${page} is unknown`);
  const speaker = text('.speaker');
  const hand = speaker === undefined ? 'own' : 'said';
  const by = speaker ?? original.title;
  await openShare({ words, hand, by, url: publishedUrl(page), lang: original.lang }, page, closed);
}

/** Returns the published URL of a path, even if the page is a copy on another host. */
export function publishedUrl(path: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
  return new URL(path, canonical).href;
}

/** Opens the dialog; resolves when it is open. `page` is the path of the quote's page, for its card. */
export async function openShare(shared: Shared, page?: string, closed?: () => void): Promise<void> {
  const { lang } = shared;
  const [t] = await Promise.all([loadStrings(lang), loadStyles(styles)]);
  const title = h('h2', { id: 'share-title' }, page ? t.sharing.shareQuote : t.sharing.shareSelection);
  const close = h('form', { method: 'dialog' }, h('button', {}, t.sharing.close));
  /** Room for what is shared with the link, most networks show it, and for the QR code: controls must not move under a finger when they arrive. */
  const room = h('div', { class: 'share-card' });
  const qrCode = h('details', { class: 'share-qr' }, h('summary', {}, t.sharing.qrCode));
  qrCode.style.visibility = 'hidden';
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
    // Only the quote's page has the URLs of the images.
    ...(page
      ? [
          room,
          h('p', { class: 'share-pictures' }, h('a', { href: `${page}#picture` }, t.sharing.pictures)),
          qrCode,
        ]
      : []),
  );
  if (page)
    Promise.all([cardOf(page), qrCodeOf(page)])
      .then(([card, code]) => {
        if (card) room.append(h('img', { src: card.path, alt: card.alt, width: '1200', height: '630' }));
        if (!code) return;
        qrCode.append(code);
        qrCode.style.visibility = '';
      })
      // The dialog shares without them.
      .catch(() => undefined);
  openModal(dialog);
  if (closed) dialog.addEventListener('close', closed);
  dialog.querySelector<HTMLButtonElement>('.share-buttons button:not([hidden])')?.focus();
}
