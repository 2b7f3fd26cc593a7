import { loadPage } from '../load-page.ts';

/**
 * Fetches the card of a quote's page as a file to attach; resolves to undefined if there is none.
 * Only the path of og:image is used, because its origin is the publication's, and the reader may be on a copy.
 */
export async function fetchCard(page: string): Promise<File | undefined> {
  const path = (await cardOf(page))?.path;
  if (path === undefined) return undefined;
  const response = await fetch(path);
  if (!response.ok) return undefined;
  const blob = await response.blob();
  return new File([blob], path.split('/').at(-1) ?? 'quote', { type: blob.type });
}

/** Returns the path of the card of a quote’s page, and what it shows in words; undefined if there is none. */
export async function cardOf(page: string): Promise<{ path: string; alt: string } | undefined> {
  const { head } = await documentOf(page);
  const content = (property: string) =>
    head.querySelector<HTMLMetaElement>(`meta[property="${property}"]`)?.content;
  const url = content('og:image');
  return url ? { path: new URL(url, location.href).pathname, alt: content('og:image:alt') ?? '' } : undefined;
}

/** Returns a copy of the QR code of a quote’s page, with its drawing; undefined if there is none. */
export async function qrCodeOf(page: string): Promise<Element | undefined> {
  const drawing = (await documentOf(page)).querySelector('#qr');
  const code = drawing?.closest('svg')?.cloneNode(true);
  if (!(code instanceof Element)) return undefined;
  // The page itself shows its code on paper only.
  code.removeAttribute('class');
  code.firstElementChild?.removeAttribute('id');
  return document.adoptNode(code);
}

/** Pages that were loaded: the card and the QR code of a quote come from the same one. */
const loaded = new Map<string, Promise<Document>>();

function documentOf(page: string): Promise<Document> {
  if (page === location.pathname) return Promise.resolve(document);
  const known = loaded.get(page) ?? loadPage(page);
  loaded.set(page, known);
  // The next time may be better.
  known.catch(() => loaded.delete(page));
  return known;
}
