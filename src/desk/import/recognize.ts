import { decode, type Decoded } from './encoding.ts';
import { type ImportFormat, ImportRefusal } from './types.ts';

/** The format of a file by its first bytes and its text, and the text where it is one. */
export interface Recognized {
  format: ImportFormat;
  decoded?: Decoded;
}

/** The most bytes of a file that is read. */
export const mostBytes = 64 * 1024 * 1024;

const refuse = (found: string, expected: string, fix: string): never => {
  throw new ImportRefusal({ found, expected, fix });
};

const readable =
  'plain text, HTML, Word (.docx), OpenDocument (.odt), Markdown, a saved e-mail, or an export of WordPress or Ghost';

/** Returns a refusal of a file that is too large to read. */
export const tooLarge = (bytes: number): ImportRefusal =>
  new ImportRefusal({
    found: `a file of ${Math.round(bytes / 1024 / 1024)} MB`,
    expected: `at most ${mostBytes / 1024 / 1024} MB`,
    fix: 'split it, or take large pictures out of it',
  });

const startsWith = (bytes: Uint8Array, signature: string) =>
  Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature;

/** Files that no import reads: what they are, by their first bytes. */
const others: readonly (readonly [signature: string, found: string, fix: string])[] = [
  ['%PDF', 'a PDF', 'open it, copy the text, and import that as a text file'],
  ['{\\rtf', 'a file in Rich Text Format', 'open it in Word or LibreOffice, and save it as .docx'],
  ['\x89PNG', 'a picture', 'pictures come with the text that names them'],
  ['\xff\xd8\xff', 'a picture', 'pictures come with the text that names them'],
  ['GIF8', 'a picture', 'pictures come with the text that names them'],
  ['RIFF', 'a picture, a sound or a video', 'pictures come with the text that names them'],
  ['\x1f\x8b', 'a compressed file', 'unpack it first'],
  ['Rar!', 'a compressed file', 'unpack it first'],
  ['7z', 'a compressed file', 'unpack it first'],
  ['SQLite', 'a database', 'export its articles as Markdown, HTML or WXR'],
];

/** Recognizes the format of a file. Throws an `ImportRefusal` that names what the file is instead. */
export function recognize(name: string, bytes: Uint8Array): Recognized {
  if (bytes.length === 0) refuse('an empty file', 'a text', 'save the text in it first');
  if (bytes.length > mostBytes) throw tooLarge(bytes.length);
  if (/^(?:~\$|\.~lock\.)/u.test(name.replace(/^.*[/\\]/u, '')))
    refuse(
      'a file that Word or LibreOffice keeps while a text is open',
      'the text itself',
      'close the text there, and import the file without ~ in its name',
    );
  if (startsWith(bytes, 'PK'))
    return { format: /\.(?:odt|ott|fodt)$/iu.test(name) ? 'OpenDocument' : 'Word' };
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) return refuseOle(bytes);
  const other = others.find(([signature]) => startsWith(bytes, signature));
  if (other) refuse(other[1], readable, other[2]);
  const decoded = decode(bytes, declaredEncoding(bytes));
  if (!decoded)
    return refuse(
      'bytes that are not text',
      readable,
      'open it in the program that made it, and save it as .docx or as plain text',
    );
  if (decoded.text.trim() === '') refuse('a file without text', 'a text', 'save the text in it first');
  return { format: textFormat(name, decoded.text), decoded };
}

/** Word before 2007, or a newer file behind a password. */
function refuseOle(bytes: Uint8Array): never {
  const all = Buffer.from(bytes);
  const isEncrypted =
    all.includes(Buffer.from('EncryptedPackage', 'utf16le')) ||
    all.includes(Buffer.from('EncryptionInfo', 'utf16le'));
  return isEncrypted
    ? refuse(
        'a Word file with a password',
        'a file that opens without one',
        'open it in Word, take the password away under File, Info, Protect, and save it',
      )
    : refuse(
        'a Word file of the format before 2007 (.doc)',
        readable,
        'open it in Word or LibreOffice, and save it as .docx',
      );
}

/** The encoding that HTML or XML names in its first lines. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (!/^\s*</u.test(head)) return /^content-type:.*charset="?([\w-]+)/imu.exec(head)?.[1];
  return (/<\?xml[^>]*encoding=["']([\w-]+)/iu.exec(head) ??
    /<meta[^>]+charset=["']?([\w-]+)/iu.exec(head))?.[1];
}

function textFormat(name: string, text: string): ImportFormat {
  const head = text.slice(0, 4000).replace(/^\ufeff/u, '');
  const ending = /\.(\w+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<rss\b/u.test(head) &&
    text.includes('wordpress.org/export')
  )
    return 'WordPress export';
  if (/^\s*[{[]/u.test(head) && ending === 'json') return 'Ghost export';
  if (
    ['eml', 'mht', 'mhtml'].includes(ending) ||
    (/^[\w-]+:\s/u.test(head) && /^MIME-Version:/imu.test(head))
  )
    return 'e-mail';
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1)\b/iu.test(
      head,
    )
  )
    return 'HTML';
  if (/^(?:html?|xhtml)$/u.test(ending)) return 'HTML';
  if (head.startsWith('<?xml'))
    return refuse(
      'XML that is not an export of WordPress',
      readable,
      'export the articles as WXR, HTML or Markdown',
    );
  if (/^(?:md|markdown|mdx|mdown|mkd)$/u.test(ending) || /^(?:---|\+\+\+)[ \t]*\r?\n/u.test(head))
    return 'Markdown';
  return 'plain text';
}
