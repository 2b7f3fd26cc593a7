import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A former URL and the URL that replaced it, both as paths on the host. */
export interface Redirect {
  from: string;
  to: string;
}

/** Returns the redirects of a built site, from its `_redirects`: lines `<from> <to> 301`, the format of Netlify and Cloudflare. */
export function readRedirects(folder: string): Redirect[] {
  const file = join(folder, '_redirects');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [from = '', to = ''] = line.split(' ');
      return from === '' ? [] : [{ from, to }];
    });
}

/** Returns the text of `_redirects`. */
export const redirectFile = (redirects: readonly Redirect[]): string =>
  redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('');
