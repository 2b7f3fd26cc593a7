import { z } from 'astro/zod';
import { issue, line, webUrl } from './fields.ts';

/** The point of a picture that every cut keeps, in percent of its width from the left edge and of its height from the top. */
export interface Focus {
  x: number;
  y: number;
}

/** The middle, for pictures without a focal point. */
const middle: Focus = { x: 50, y: 50 };
const focusForm = 'two percentages from 0% to 100%: from the left edge, then from the top, like 30% 60%';

/** Returns a focal point in the notation of CSS (`object-position`); undefined for anything else. */
function parsedFocus(text: string): Focus | undefined {
  const [, x, y] = /^(\d{1,3}(?:\.\d+)?)%\s+(\d{1,3}(?:\.\d+)?)%$/.exec(text) ?? [];
  const focus = { x: Number(x), y: Number(y) };
  return focus.x <= 100 && focus.y <= 100 ? focus : undefined;
}

/** Names of edges in CSS, which people write who know it. */
const edges: Record<string, number> = { left: 0, top: 0, center: 50, middle: 50, right: 100, bottom: 100 };

/** Returns the fix of an invalid focal point: the nearest valid one, if two values can be read. */
function focusFix(text: string): string {
  const words = text.toLowerCase().split(/[\s,;/x]+/u);
  // CSS allows edges in either order.
  if (['top', 'bottom'].includes(words[0] ?? '') || ['left', 'right'].includes(words[1] ?? ''))
    words.reverse();
  const values = words.map((word) => edges[word] ?? (/^-?[\d.]+%?$/.test(word) ? parseFloat(word) : NaN));
  if (values.length !== 2 || values.some(Number.isNaN)) return 'write\nfocus: 50% 50%';
  const areShares = !text.includes('%') && values.every((value) => value >= 0 && value <= 1);
  const percent = values.map((value) =>
    Math.min(100, Math.max(0, Math.round(value * (areShares ? 100 : 1)))),
  );
  return `write\nfocus: ${percent.map((value) => `${value}%`).join(' ')}`;
}

const focus = z.string({ error: focusForm }).superRefine((text, context) => {
  if (!parsedFocus(text)) context.addIssue(issue('field-invalid', focusForm, focusFix(text)));
});

/** The most characters of a credit: it is on the card, below the picture, and never cut. */
const longestCredit = 120;

/** The picture of an article on the front page, above its text and on its card. */
export const leadPictureSchema = z.strictObject({
  /** A file in content/pictures. A translation without one has that of its original. */
  file: line.optional(),
  /** What it shows, for readers who cannot see it. */
  alt: line,
  /** Shown below it in the article. */
  caption: line.optional(),
  /** Who took it, and under which license; shown wherever the picture is. A translation without one has that of its original. */
  credit: line
    .superRefine((text, context) => {
      if (text.length > longestCredit)
        context.addIssue(
          issue(
            'field-invalid',
            `at most ${longestCredit} characters: a card has no room for more`,
            'shorten it: who took the picture and its license; all else belongs in caption',
          ),
        );
    })
    .optional(),
  /** URL of the license. */
  license: webUrl.optional(),
  /** The point that every cut keeps: percent from the left edge, then from the top. */
  focus: focus.optional(),
});

export type LeadPictureData = z.infer<typeof leadPictureSchema>;

/** What is known about a file in content/pictures. */
export interface PictureFile {
  /** Size as displayed, in pixels. */
  width: number;
  height: number;
  /** The first digits of the SHA-256 of its bytes. */
  digest: string;
}

/** The picture of an article, as pages and cards get it. */
export interface LeadPicture extends PictureFile {
  /** File name in content/pictures. */
  file: string;
  alt: string;
  caption: string | undefined;
  credit: string;
  license: string | undefined;
  focus: Focus;
}

/**
 * Returns the picture of an article; `original` is that of the article that it translates, from which a translation that names no file
 * takes everything but its words.
 */
export function leadPictureOf(
  { file, credit, license, focus: own, ...words }: LeadPictureData,
  original: LeadPictureData | undefined,
): Omit<LeadPicture, keyof PictureFile | 'file' | 'credit'> & { file?: string; credit?: string } {
  const inherited = file === undefined || file === original?.file ? original : undefined;
  const name = file ?? inherited?.file;
  const by = credit ?? inherited?.credit;
  const typed = own ?? inherited?.focus;
  return {
    alt: words.alt,
    caption: words.caption,
    ...(name === undefined ? {} : { file: name }),
    ...(by === undefined ? {} : { credit: by }),
    license: license ?? inherited?.license,
    focus: (typed === undefined ? undefined : parsedFocus(typed)) ?? middle,
  };
}

/** Returns the file names of all pictures that an article shows, each once: its lead picture, then those of its body. */
export const pictureNames = ({
  leadPicture,
  pictures,
}: {
  leadPicture: Pick<LeadPicture, 'file'> | undefined;
  pictures: readonly { file: string }[];
}): string[] => [...new Set([...(leadPicture ? [leadPicture] : []), ...pictures].map(({ file }) => file))];
