import { searchIndexPath } from '../../model/routes.ts';
import { h } from '../dom.ts';

/** Returns the age of the search index, for writers: in development it is built in the background. Published pages do not load this. */
export async function indexAge(): Promise<HTMLElement> {
  const { headers } = await fetch(`${searchIndexPath}pagefind-entry.json`, {
    method: 'HEAD',
    cache: 'no-store',
  });
  const built = headers.get('last-modified');
  if (built === null)
    return h('p', { class: 'meta' }, 'The search index is being built; reload in a moment.');
  const minutes = Math.floor((Date.now() - new Date(built).getTime()) / 60_000);
  return h(
    'p',
    { class: 'meta' },
    `The search index was built ${minutes < 1 ? 'just now' : `${minutes} min ago`}.`,
  );
}
