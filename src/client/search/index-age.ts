import { searchIndexPath } from '../../model/routes.ts';
import { h } from '../dom.ts';

/** In development the index is made in the background: tells those who write how old it is. Published pages do not load this. */
export async function indexAge(): Promise<HTMLElement> {
  const { headers } = await fetch(`${searchIndexPath}pagefind-entry.json`, {
    method: 'HEAD',
    cache: 'no-store',
  });
  const made = headers.get('last-modified');
  if (made === null) return h('p', { class: 'meta' }, 'The index is being made; reload in a moment.');
  const minutes = Math.floor((Date.now() - new Date(made).getTime()) / 60_000);
  return h('p', { class: 'meta' }, `The index was made ${minutes < 1 ? 'just now' : `${minutes} min ago`}.`);
}
