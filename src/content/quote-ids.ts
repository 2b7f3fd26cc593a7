import anyAscii from 'any-ascii';
import { asId, isId } from '../model/fields.ts';
import { freeId } from '../model/free-id.ts';

/** Returns an id of up to five telling words of a quote that is not in `taken`, and adds it there. */
export function idFromWords(
  text: string,
  { slug, lang }: { slug: string; lang: string },
  taken: Set<string>,
): string {
  const segments = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)];
  const words = segments
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => asId(anyAscii(segment).replace(/['’]/gu, '')))
    .filter(Boolean);
  const longer = (least: number) => words.filter((word) => word.length >= least);
  const telling = [longer(4), longer(3), words].find((list) => list.length > 2) ?? words;
  const chosen = telling.slice(0, 4).join('-');
  const id = isId(chosen) ? chosen : `${slug}-quote`;
  if (taken.has(id)) return freeId(id, taken);
  taken.add(id);
  return id;
}
