import anyAscii from 'any-ascii';
import { asId, isId } from '../../model/fields.ts';

const mostLetters = 60;

/** Letters that carry a vowel and that transliteration to ASCII leaves out. */
const vowels: Record<string, string> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ع: 'a',
  ى: 'a',
  ئ: 'y',
  ؤ: 'w',
  א: 'a',
  ע: 'a',
};

/**
 * Returns the slug of a title in any script, of whole words up to 60 letters: `three-towns`, `slvm-lkm` for Hebrew, `bei-jing` for
 * Chinese. Undefined for a title without letters or digits.
 */
export function slugOf(title: string): string | undefined {
  // A word for each Chinese character, which are not separated by spaces.
  const parted = title
    .normalize('NFKC')
    .replace(/\p{Script=Han}/gu, (character) => ` ${character} `)
    .replace(/['’ʼ׳״`]/gu, '')
    .replace(/[اأإآعىئؤאע]/gu, (letter) => vowels[letter] ?? letter)
    .replace(/[\u064b-\u0652\u0670\u0640\u0591-\u05c7]/gu, '');
  const words = asId(anyAscii(parted).replace(/['’`]/g, '')).split('-');
  let slug = '';
  for (const word of words) {
    if (slug !== '' && slug.length + word.length + 1 > mostLetters) break;
    slug = slug === '' ? word.slice(0, mostLetters) : `${slug}-${word}`;
  }
  if (isId(slug)) return slug;
  return slug !== '' && isId(`${slug}-article`) ? `${slug}-article` : undefined;
}
