import { agencies, creditLabel } from './vocabulary.ts';

/** A caption and its credit; `credit` is empty where none was found. */
export interface Caption {
  caption: string;
  credit: string;
}

const agency = new RegExp(`(?<![\\p{L}])(?:${agencies})(?![\\p{L}])`, 'u');
/** `(photo by A. Karim/AFP via Getty Images)`, `[Photo: A. Karim]` at the end. */
const bracketed = /^(?<caption>.*?)\s*[([（](?<credit>[^()[\]（）]{3,140})[)\]）]\.?$/su;
/** `… in Mosul. Photo: A. Karim`, also without the space. */
const labelled = new RegExp(
  `^(?<caption>.*?(?:^|[.!?…»”"؟)\\]|–—-]|\\s|(?<=\\p{Ll})(?=\\p{Lu})))\\s*(?<credit>(?:(?:${creditLabel})\\s*(?:[:：]|\\bby\\b|\\bvia\\b|©)|©|\\(c\\))\\s*\\S.{1,100})$`,
  'isu',
);
/** Words in lower case that a credit may have. */
const creditWords =
  /^(?:by|via|for|of|from|the|photo|image|photos|images|file|pool|handout|courtesy|und|für|über|and|von|stringer|dpa|imago)$/u;

/** Returns the caption and credit of a line that ends in a credit; undefined for all others. */
export function captionOf(line: string): Caption | undefined {
  if (line.length > 600) return undefined;
  const inBrackets = bracketed.exec(line)?.groups;
  if (inBrackets && isCredit(inBrackets.credit ?? ''))
    return { caption: inBrackets.caption ?? '', credit: inBrackets.credit ?? '' };
  const withLabel = labelled.exec(line)?.groups;
  if (
    withLabel &&
    !/[.!?]\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(withLabel.credit ?? '') &&
    hasFewWords(withLabel.credit ?? '')
  )
    return { caption: (withLabel.caption ?? '').replace(/[\s|–—-]+$/u, ''), credit: withLabel.credit ?? '' };
  if (agency.test(line) && /[/©|]|^\S+$/u.test(line) && line.length < 80 && isNames(line))
    return { caption: '', credit: line };
  return agencyAtEnd(line);
}

const hasFewWords = (text: string) => text.split(/\s+/u).length <= 14;

/** True for the words in brackets of a credit: a label, or an agency among capitalized words. */
const isCredit = (text: string) =>
  new RegExp(`^(?:${creditLabel})\\b|^(?:${creditLabel})\\s*[:：]|^©`, 'iu').test(text) ||
  (agency.test(text) && isNames(text));

/** `… on 10 June 2014. REUTERS/Stringer`, `… 2014.Getty Images/AFP`: an agency in a last piece that has no word of a sentence. */
function agencyAtEnd(line: string): Caption | undefined {
  const { caption = '', credit = '' } =
    /^(?<caption>.*[.!?…»”"؟،)\]|–—-])\s*(?<credit>[^.!?؟]{2,100}?)\.?$/su.exec(line)?.groups ??
    /^(?<caption>.*(?:\d{4}|\p{Ll}))(?<credit>\p{Lu}[^.!?؟]{1,80})$/su.exec(line)?.groups ??
    {};
  if (!agency.test(credit) || !isNames(credit)) return undefined;
  // A credit has a slash or the agency alone; `he said. Reuters` is rare, and a sentence ends in a full stop.
  return /[/|©]/u.test(credit) || !line.endsWith('.') ? { caption, credit } : undefined;
}

const isNames = (text: string) =>
  text
    .split(/[\s/|,–—-]+/u)
    .filter((word) => /\p{L}/u.test(word))
    .every((word) => !/^\p{Ll}/u.test(word) || creditWords.test(word.toLowerCase()));
