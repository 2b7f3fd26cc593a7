import PostalMime from 'postal-mime';
import { fromIso } from '../dates.ts';
import { readDocument } from '../document.ts';
import { readHtml } from '../html/read-html.ts';
import { readPlainText } from '../plain/read-plain-text.ts';
import type { Contained, ImportContext } from '../types.ts';
import { articleHtml } from './former-site.ts';

/** Reads a saved e-mail or a page that a browser saved in one file: its text, with its subject as the title. */
export async function readEmail(bytes: Uint8Array, context: ImportContext): Promise<Contained> {
  const email = await PostalMime.parse(bytes);
  const pictures = new Map(
    email.attachments.flatMap(({ contentId, filename, content }): [string, Uint8Array][] => {
      const data = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
      const id = contentId?.replace(/^<|>$/gu, '');
      return [
        ...(id === undefined ? [] : [[`cid:${id}`, data] as [string, Uint8Array]]),
        ...(filename === null ? [] : [[filename, data] as [string, Uint8Array]]),
      ];
    }),
  );
  const others = email.attachments.filter(
    ({ mimeType, disposition }) => disposition === 'attachment' && !mimeType.startsWith('image/'),
  ).length;
  const notes = others > 0 ? [`${others} attachments were left out: save each, and import it.`] : [];
  const html = email.html ?? '';
  if (!email.from && html !== '') return { pieces: [{ ...readHtml(html), pictures }], notes };
  const title = email.subject?.replace(/^(?:(?:re|fwd?|aw|wg|tr|sv)\s*:\s*)+/iu, '').trim();
  const date = fromIso(email.date ?? '')?.slice(0, 10);
  const author = email.from?.name;
  const found = <T>(value: T | undefined, from: string) =>
    value === undefined || value === '' ? undefined : { value, from };
  const properties = {
    fixedTitle: found(title, 'the subject of the e-mail'),
    date: found(date, 'the date of the e-mail'),
    authors: [found(author, 'the sender of the e-mail')].filter((one) => one !== undefined),
    pictures,
  };
  const text = (email.text ?? '').replace(/\n-- \n[\s\S]*$/u, '\n');
  const piece =
    text.trim() !== ''
      ? readPlainText(text, context, properties)
      : readDocument(articleHtml(html), properties, context);
  return { pieces: [piece], notes };
}
