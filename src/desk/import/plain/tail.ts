import type { Found, SetApart } from '../types.ts';
import { boilerplateKind, isListOfOthers, isOffer, isWallLine } from './boilerplate.ts';
import { type Known, pictureLine, roleOf, topicList } from './header.ts';
import { bullet, endsSentence, isProse, type Line, wordCount } from './lines.ts';
import { type DateLine, isNameLike, partedNames } from './names.ts';

/** What the lines below a text say, and the lines that belong to the text. */
export interface Tail {
  /** Lines of the text, without those below it. */
  text: Line[];
  authors: Found[];
  topics: Found[];
  dates: { date: DateLine; text: string }[];
  setApart: SetApart[];
  doubts: string[];
}

/** Splits off what sites put below a text: a wall and its offers, other articles, topics, the name of the author. */
export function splitTail(lines: readonly Line[], known: Known, authors: readonly string[]): Tail {
  const tail: Tail = { text: [], authors: [], topics: [], dates: [], setApart: [], doubts: [] };
  const bio = bioOf(lines, authors);
  const isText = ({ text }: Line) => isProse(text) && !isBelowText(text, known, authors);
  const end = lines.findLastIndex((line) => line !== bio?.line && isText(line)) + 1;
  tail.text = lines.slice(0, end);
  const rest = lines.slice(end);
  if (end === 0) return { ...tail, text: [...lines] };
  const wallFrom = firstOfWall(rest);
  let others = false;
  for (let at = 0; at < rest.length; at++) {
    const line = rest[at];
    if (!line) continue;
    const { text } = line;
    if (text === pictureLine) {
      tail.text.push(line);
      continue;
    }
    const role = roleOf(text, known);
    if (role?.role === 'topics') {
      const list = topicList(rest, at, role.rest, known);
      if (list.names.length > 0) {
        tail.setApart.push({
          kind: 'label',
          text: role.rest === '' ? text : text.slice(0, text.length - role.rest.length).trim(),
        });
        const names = withoutAuthor(
          list.names,
          at + list.names.length === rest.length - 1,
          authors.length > 0,
          known,
          tail,
        );
        tail.topics.push(
          ...names.map((value) => ({ value, from: `the list “${text.slice(0, 40)}” below the text` })),
        );
        tail.doubts.push(...list.doubts);
        at = list.end - 1;
        continue;
      }
    }
    if (line === bio?.line) addFromBio(bio, known, tail);
    else if (role?.role === 'byline')
      tail.authors.push(...role.names.map((value) => ({ value, from: `“${text}”, below the text` })));
    else if (role?.role === 'date') tail.dates.push({ date: role.date, text });
    else if (isAuthorLine(rest, at, known)) addAuthor(text, authors, known, tail);
    else if (
      at >= wallFrom &&
      (isWallLine(text) || isOffer(text) || bullet.test(text) || wordCount(text) <= 8)
    )
      tail.setApart.push({ kind: 'registration wall', text });
    else if (isAboutAuthor(text, [...authors, ...tail.authors.map(({ value }) => value)]))
      tail.setApart.push({ kind: 'about the author', text });
    else if (role?.role === 'set apart') tail.setApart.push({ kind: role.kind, text });
    else if (others) tail.setApart.push({ kind: 'related links', text });
    else keep(line, tail);
    if (isListOfOthers(text)) others = true;
  }
  return tail;
}

/** True for a long line that is not part of the text: a wall, a notice, a caption. */
const isBelowText = (text: string, known: Known, authors: readonly string[]) =>
  isWallLine(text) ||
  boilerplateKind(text) !== undefined ||
  roleOf(text, known) !== undefined ||
  isAboutAuthor(text, authors);

/** Returns the index of the first line of a wall: its first clear line, or the lines just before it that only a wall has. */
function firstOfWall(rest: readonly Line[]): number {
  let first = rest.findIndex(({ text }) => isWallLine(text));
  if (first === -1) {
    // Bullets alone are a wall if most of them are offers.
    const bullets = rest.filter(({ text }) => bullet.test(text));
    const offers = bullets.filter(({ text }) => isOffer(text));
    if (bullets.length === 0 || offers.length * 2 < bullets.length) return Infinity;
    first = rest.findIndex(({ text }) => bullet.test(text));
  }
  while (first > 0) {
    const before = rest[first - 1]?.text ?? '';
    // A short sentence or a list can be the end of the text.
    const isOfWall = isOffer(before) && (bullet.test(before) || !endsSentence(before)) && !isNameLike(before);
    if (!isOfWall) break;
    first--;
  }
  return first;
}

/** True for a line with a name and nothing else, as the last of a text or before what sites put below it. */
function isAuthorLine(rest: readonly Line[], at: number, known: Known): boolean {
  const text = rest[at]?.text.replace(/^[–—-]\s*/u, '') ?? '';
  if (known.topics.find(text) !== undefined || isListOfOthers(rest[at - 1]?.text ?? '')) return false;
  if (known.people.find(text) !== undefined) return true;
  if (isWallLine(text) || boilerplateKind(text) !== undefined || isOffer(text)) return false;
  const names = partedNames(text);
  return names.length <= 4 && names.every((name) => isNameLike(name)) && !bullet.test(text);
}

function addAuthor(text: string, authors: readonly string[], known: Known, tail: Tail): void {
  const names = partedNames(text.replace(/^[–—-]\s*/u, ''));
  if (names.every((name) => authors.includes(name))) {
    tail.setApart.push({ kind: 'repeated', text });
    return;
  }
  if (authors.length > 0 || tail.authors.length > 0) {
    tail.setApart.push({ kind: 'about the author', text });
    tail.doubts.push(
      `The line “${text}” below the text has the form of a name. It was left out: is this an author, too?`,
    );
    return;
  }
  tail.authors.push(...names.map((value) => ({ value, from: `“${text}”, the line below the text` })));
  if (names.some((name) => known.people.find(name) === undefined))
    tail.doubts.push(`“${text}” was taken for the author: it is the last line and has the form of a name.`);
}

/** The last of a list of topics that ends the file can be the author, if nothing else names one. */
function withoutAuthor(
  names: string[],
  isLast: boolean,
  hasAuthor: boolean,
  known: Known,
  tail: Tail,
): string[] {
  const last = names.at(-1) ?? '';
  if (hasAuthor || !isLast || names.length < 2 || known.people.find(last) === undefined) return names;
  addAuthor(last, [], known, tail);
  return names.slice(0, -1);
}

/** What follows the name of an author in a line about them. */
const aboutWords =
  /^\s*(?:is|was|has|writes|ist|war|schreibt|هو|هي|كاتب|صحفي|باحث|روزنامه‌نگار|نویسنده|پژوهشگر)/u;

/** `Mara Lind is a reporter in Tallow.` */
const isAboutAuthor = (text: string, authors: readonly string[]) =>
  text.length < 400 &&
  authors.some((name) => text.startsWith(name) && aboutWords.test(text.slice(name.length)));

interface Bio {
  line: Line;
  name: string;
}

/**
 * Returns the last line if it says who somebody is that nothing above it names: `Mara Lind is a reporter in Tallow.` at the end of a text
 * without a byline is about its author.
 */
function bioOf(lines: readonly Line[], authors: readonly string[]): Bio | undefined {
  if (authors.length > 0) return undefined;
  const line = lines.at(-1);
  const [, name, occupation] =
    /^(?<name>\p{Lu}\S*(?: [\p{L}.'’-]+){1,4}?)(?<rest> (?:is an?|is the|is our|was an?|writes (?:about|for|on)|ist (?:eine?|der|die|freier?|Redakteurin?|Reporterin?|Korrespondentin?|Journalistin?|Autorin?)|schreibt (?:über|für)) .*)$/u.exec(
      line?.text ?? '',
    ) ?? [];
  if (!line || name === undefined || occupation === undefined || line.text.length > 400) return undefined;
  const family = name.split(' ').at(-1) ?? name;
  const isNew = !lines.slice(0, -1).some(({ text }) => text.includes(family));
  return isNew && isNameLike(name) ? { line, name } : undefined;
}

function addFromBio({ line, name }: Bio, known: Known, tail: Tail): void {
  tail.setApart.push({ kind: 'about the author', text: line.text });
  tail.authors.push({ value: name, from: `“${line.text.slice(0, 60)}”, the last line` });
  if (known.people.find(name) === undefined)
    tail.doubts.push(`${name} was taken for the author: the last line says who that is.`);
}

function keep(line: Line, tail: Tail): void {
  tail.text.push(line);
  if (!bullet.test(line.text) && !endsSentence(line.text))
    tail.doubts.push(
      `The line “${line.text.slice(0, 80)}” at the end was kept in the text: does it belong there?`,
    );
}
