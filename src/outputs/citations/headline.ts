/** Articles, conjunctions and prepositions of English, which stay lower-case; also long prepositions, as both manuals require. */
const lowercaseWords = new Set(
  (
    'a,an,the,and,but,for,nor,or,so,yet,as,about,above,across,after,against,along,among,around,at,before,' +
    'behind,below,beneath,beside,besides,between,beyond,by,concerning,despite,down,during,except,from,in,' +
    'inside,into,like,near,of,off,on,onto,out,outside,over,past,since,through,throughout,to,toward,towards,' +
    'under,until,up,upon,via,with,within,without'
  ).split(','),
);

const capitalized = (word: string) => word.replace(/\p{L}/u, (letter) => letter.toUpperCase());

/**
 * Returns an English title in headline case (Chicago 17, 8.159; MLA 9, 2.90): capitalizes all but the words above, except at the
 * beginning and end of the title, a subtitle, and a title or quotation in it. Leaves words unchanged that have a capital or a digit.
 */
export function headlineCase(title: string): string {
  const words = title.split(' ');
  const begins = (index: number) =>
    index === 0 ||
    /^["“‘«]/u.test(words[index] ?? '') ||
    /[:?!.—]["”’]*$|^[—–]$/u.test(words[index - 1] ?? '');
  return words
    .map((word, index) => {
      if (/\p{Lu}|\p{N}/u.test(word)) return word;
      const ends = index === words.length - 1 || /[:?!]["”’]*$|[”»][,;]?$/u.test(word);
      // In hyphenated words each part is tested, and the first is always capitalized.
      const parts = word.split('-');
      return parts
        .map((part, position) => {
          const first = position === 0 && (begins(index) || parts.length > 1);
          const last = position === parts.length - 1 && ends;
          return lowercaseWords.has(part.replace(/[^\p{L}]/gu, '')) && !first && !last
            ? part
            : capitalized(part);
        })
        .join('-');
    })
    .join(' ');
}

/** Returns an English title in the case of APA (7, 6.17): as written, with a capital after a colon, question mark or exclamation mark. */
export const subtitleCase = (title: string): string =>
  title.replace(/(?<=[:?!]["”’]* )\P{L}*\p{L}/gu, (start) => start.toUpperCase());
