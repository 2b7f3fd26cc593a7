import { type Zippable, zipSync } from 'fflate';
import { bookType } from '../../model/routes.ts';

/**
 * Returns an EPUB container (OCF 3.3, 4.2): the file `mimetype` first and not compressed, then the others in the order given. Every file has the
 * earliest time of the format, so equal files give equal bytes. Pictures are compressed already.
 */
export function container(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const bytes = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  // In local time, as the library reads it: the same fields in every time zone.
  const mtime = new Date(1980, 0, 1);
  const all: Zippable = { mimetype: [bytes(bookType), { mtime, level: 0 }] };
  for (const [name, content] of files)
    all[name] = [bytes(content), { mtime, level: typeof content === 'string' ? 9 : 0 }];
  return zipSync(all);
}
