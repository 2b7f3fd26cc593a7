import { type NameIndex, nameKey } from '../match-names.ts';
import type { Found, SetApart, SetApartKind } from '../types.ts';
import { boilerplateKind, isListOfOthers, isWallLine } from './boilerplate.ts';
import { captionOf } from './caption.ts';
import { bullet, endsSentence, isProse, type Line, wordCount } from './lines.ts';
import { bylineNames, type DateLine, dateLineOf, isNameLike, partedNames } from './names.ts';
import { bylineLabel, fieldLabels, standfirstLabel, topicsLabel, updateWords } from './vocabulary.ts';

/** Topics and people of the publication, which decide where the form of a line does not. */
export interface Known {
  topics: NameIndex;
  people: NameIndex;
  /** `6/10/2014` is 10 June. */
  monthFirst: boolean;
}

/** What the lines above a text say. */
export interface Header {
  title: Found | undefined;
  standfirst: Found | undefined;
  date: Found | undefined;
  authors: Found[];
  topics: Found[];
  setApart: SetApart[];
  doubts: string[];
}

/** What a line is by its form alone; undefined for a line of the text, a title or a heading. */
export type Role =
  | { role: 'set apart'; kind: SetApartKind }
  | { role: 'date'; date: DateLine }
  | { role: 'byline'; names: string[] }
  | { role: 'topics'; rest: string }
  | { role: 'field'; field: (typeof fieldLabels)[number][0]; value: string };

/** Returns the role of a line. */
export function roleOf(text: string, known: Known): Role | undefined {
  const topics = topicsLabel.exec(text)?.groups;
  if (topics && (topics.rest ?? '').length < 240) return { role: 'topics', rest: topics.rest?.trim() ?? '' };
  const names = bylineNames(text);
  if (names) return { role: 'byline', names };
  const date = dateLineOf(text, known);
  if (date) return { role: 'date', date };
  for (const [field, pattern] of fieldLabels) {
    const value = pattern.exec(text)?.groups?.rest?.trim();
    if (value !== undefined && value.length < 400) return { role: 'field', field, value };
  }
  const kind = boilerplateKind(text);
  if (kind) return { role: 'set apart', kind };
  return captionOf(text) ? { role: 'set apart', kind: 'caption' } : undefined;
}

/** What the format of a text says about its lines. */
export interface Marked {
  /** The title, if it is not a line of the text. */
  title?: Found | undefined;
  /** The index of the line that has the style of a title. */
  titleAt?: number | undefined;
  /** Indexes of headings. */
  headings?: ReadonlySet<number>;
}

/** A line in the place of a picture, which a header can have. */
export const pictureLine = '\ufffc';

/** A line in the place of a list or table, which begins the text. */
export const blockLine = `\ufffc ${'block '.repeat(30)}`;

/** How many lines a header has at most. */
const mostLines = 60;

/** Reads the lines above a text. `next` is the first line of the text. */
export class HeaderReader implements Header {
  title: Found | undefined;
  standfirst: Found | undefined;
  date: Found | undefined;
  authors: Found[] = [];
  topics: Found[] = [];
  setApart: SetApart[] = [];
  doubts: string[] = [];
  next = 0;
  readonly #lines: readonly Line[];
  readonly #known: Known;
  readonly #marked: Marked;

  constructor(lines: readonly Line[], known: Known, marked: Marked = {}) {
    this.#lines = lines;
    this.#known = known;
    this.#marked = marked;
    this.title = marked.title;
    while (this.next < Math.min(lines.length, mostLines) && this.#read()) continue;
  }

  #text(at: number): string {
    return this.#lines[at]?.text ?? '';
  }

  #role(at: number): Role | undefined {
    return at < this.#lines.length ? roleOf(this.#text(at), this.#known) : undefined;
  }

  /** Reads one line; false where the text begins. */
  #read(): boolean {
    const at = this.next;
    const text = this.#text(at);
    if (text === pictureLine) return this.next++ >= 0;
    if (text === blockLine) return false;
    const isTitle = this.title === undefined && (this.#marked.titleAt ?? at) === at;
    if (isTitle && this.#marked.titleAt === at) return this.#readTitle(text);
    const role = this.#role(at);
    if (bylineLabel.test(text)) return this.#readBylineBelow(at);
    if (role) return this.#readRole(role, text);
    if (this.title === undefined) return isTitle ? this.#readTitle(text) : this.#skip('section');
    if (this.#marked.headings?.has(at) === true || isSameTitle(text, this.title.value))
      return this.#readHeading(text);
    if (this.standfirst === undefined && standfirstLabel.test(text)) return this.#readStandfirstBelow(at);
    if (isWallLine(text) && !isProse(text)) return this.#skip('registration wall');
    if (this.standfirst === undefined && this.#isStandfirst(at)) {
      this.standfirst = { value: text, from: `line ${this.#lines[at]?.number ?? 0}, below the title` };
      this.next++;
      return true;
    }
    if (isProse(text)) return this.#isCaption(at) && this.#skip('caption');
    return this.#readShort(at, text);
  }

  #readRole(role: Role, text: string): boolean {
    if (role.role === 'set apart') {
      // A list of other articles above a text ends where its title or text begins.
      // “Watch the river, not the bridge” is a title, too.
      const isLikeTitle =
        role.kind === 'caption' ||
        (role.kind === 'related links' && wordCount(text) >= 5 && !/[:：]/u.test(text));
      if (isLikeTitle && this.title === undefined && this.#marked.titleAt === undefined)
        return this.#readTitle(text);
      return this.#skip(role.kind);
    }
    if (role.role === 'topics') return this.#readTopics(role.rest);
    if (role.role === 'field') return this.#readField(role);
    if (role.role === 'byline') this.addAuthors(role.names, text);
    else this.addDate(role.date, text);
    this.next++;
    return true;
  }

  #readField({ field, value }: Extract<Role, { role: 'field' }>): boolean {
    const from = `“${this.#text(this.next).slice(0, 60)}”`;
    // A label in the middle of a header, such as `Subject:` below a title, is a line of the text.
    if (field === 'title' && this.title !== undefined) return false;
    const date = field === 'date' ? dateLineOf(value, this.#known) : undefined;
    if (field === 'date' && !date) return this.#skip('label');
    if (field === 'title') this.title = { value, from };
    if (field === 'standfirst') this.standfirst = { value, from };
    if (field === 'author') this.addAuthors(partedNames(value.replace(/\s*<[^>]*>/gu, '')), from);
    if (date) this.addDate(date, this.#text(this.next));
    if (field === 'none') this.setApart.push({ kind: 'label', text: this.#text(this.next) });
    this.next++;
    return true;
  }

  #readTitle(text: string): boolean {
    const at = this.next;
    const isSection = this.#marked.titleAt !== at && isShortLabel(text) && this.#hasTitleAfter(at);
    if (isSection) return this.#skip('section');
    this.title = {
      value: text.replace(/^#\s+/u, ''),
      from: `line ${this.#lines[at]?.number ?? 0}`,
    };
    this.next++;
    if (text.length > 200) this.doubts.push('The first line is longer than titles are: is it the title?');
    return true;
  }

  /** True where a line follows that is rather a title: longer, and not a sentence. Short lines between are sections and languages. */
  #hasTitleAfter(at: number): boolean {
    let next = at + 1;
    while (next < at + 8 && isShortLabel(this.#text(next)) && this.#role(next) === undefined) next++;
    const text = this.#text(next);
    const isTitle = wordCount(text) >= 3 && text.length <= 200 && this.#role(next) === undefined;
    return isTitle && !endsSentence(text.replace(/[?!؟:"”»]$/u, ''));
  }

  /** `Summary` on a line of its own, above the standfirst. */
  #readStandfirstBelow(at: number): boolean {
    // “⎙ Print” and the like can be between.
    const next = [at + 1, at + 2].find(
      (one) => wordCount(this.#text(one)) >= 5 && this.#role(one) === undefined,
    );
    if (next === undefined || !this.#hasText(next)) return false;
    for (let one = at; one < next; one++) this.setApart.push({ kind: 'label', text: this.#text(one) });
    this.standfirst = { value: this.#text(next), from: `“${this.#text(at)}”` };
    this.next = next + 1;
    return true;
  }

  /** `By` on a line of its own, above the name. */
  #readBylineBelow(at: number): boolean {
    const names = partedNames(this.#text(at + 1));
    const isNames = names.length > 0 && names.every((name) => isNameLike(name));
    if (!isNames) return this.title !== undefined && !isProse(this.#text(at + 1)) && this.#skip('label');
    this.addAuthors(names, `${this.#text(at)} ${this.#text(at + 1)}`);
    this.next += 2;
    return true;
  }

  /** A heading below the title begins the text, unless it is the title again. */
  #readHeading(text: string): boolean {
    return this.title !== undefined && isSameTitle(text, this.title.value) && this.#skip('repeated');
  }

  /** True for a line below the title that more of the header follows, or a text that begins with a dateline. */
  #isStandfirst(at: number): boolean {
    const text = this.#text(at);
    if (text.length > 500 || wordCount(text) < 5 || bullet.test(text)) return false;
    if (isDateline(text)) return false;
    if (isDateline(this.#text(at + 1))) return true;
    let others = 0;
    for (let next = at + 1; next < Math.min(at + 6, this.#lines.length); next++) {
      const role = this.#role(next);
      const isMeta = role && role.role !== 'field' && !(role.role === 'set apart' && isRelated(role.kind));
      if (isMeta) return others === 0 ? this.#hasText(next) : this.#isCaption(next - 1, true);
      // One line between: a caption without a credit.
      if (wordCount(this.#text(next)) >= 5 && ++others > 1) return false;
    }
    return false;
  }

  /** True where running text follows, so that the lines before it are a header. */
  #hasText(from: number): boolean {
    return this.#lines
      .slice(from + 1, from + 40)
      .some(({ text }) => isProse(text) && !roleOf(text, this.#known));
  }

  /** A line of prose after the standfirst is a caption if topics, a date, a byline or a credit of its own follow, and more text. */
  #isCaption(at: number, isAhead = false): boolean {
    if (this.title === undefined || this.#text(at).length > 400) return false;
    const role = this.#role(at + 1);
    const isCredit =
      role?.role === 'set apart' && role.kind === 'caption' && captionOf(this.#text(at + 1))?.caption === '';
    const isMeta = role?.role === 'topics' || role?.role === 'date' || role?.role === 'byline';
    if (!isCredit && !(isMeta && this.#proseAfter(at + 1) >= 2)) return false;
    if (isAhead) return true;
    if (this.standfirst === undefined && !isCredit) return false;
    if (!isCredit)
      this.doubts.push(`Taken for a caption, because of its place: “${this.#text(at).slice(0, 80)}”`);
    return true;
  }

  #proseAfter(from: number): number {
    return this.#lines.slice(from + 1).filter(({ text }) => isProse(text) && !roleOf(text, this.#known))
      .length;
  }

  /** A short line between the title and the text: a name, the section, or else the first heading. */
  #readShort(at: number, text: string): boolean {
    if (wordCount(text) >= 4 && this.#isCaption(at)) return this.#skip('caption');
    const following = this.#role(at + 1);
    const id = this.#known.people.find(text);
    const isName = id !== undefined || (isNameLike(text) && this.#known.topics.find(text) === undefined);
    const besideDate =
      following?.role === 'date' || (this.date !== undefined && this.#lines[at]?.gap === false);
    if (
      isName &&
      this.authors.length === 0 &&
      (id !== undefined || besideDate || isProse(this.#text(at + 1)))
    ) {
      this.addAuthors(partedNames(text), text);
      if (id === undefined)
        this.doubts.push(`“${text}” was taken for the author: the line has the form of a name.`);
      this.next++;
      return true;
    }
    const isSection =
      wordCount(text) <= 3 && following !== undefined && this.#hasText(at + 1) && !endsSentence(text);
    return isSection && this.#skip('section');
  }

  /** Reads a list of topics: in the line of its label, or in the short lines below it. */
  #readTopics(rest: string): boolean {
    const label = this.#text(this.next);
    const list = topicList(this.#lines, this.next, rest, this.#known);
    // A heading such as “Topics” above a paragraph.
    if (list.names.length === 0) return this.title !== undefined ? false : this.#skip('label');
    this.setApart.push({
      kind: 'label',
      text: rest === '' ? label : label.slice(0, label.length - rest.length).trim(),
    });
    this.topics.push(...list.names.map((value) => ({ value, from: `the list “${label.slice(0, 40)}”` })));
    this.doubts.push(...list.doubts);
    this.next = list.end;
    return true;
  }

  #skip(kind: SetApartKind): true {
    this.setApart.push({ kind, text: this.#text(this.next) });
    this.next++;
    return true;
  }

  addAuthors(names: readonly string[], from: string): void {
    for (const name of names)
      if (!this.authors.some(({ value }) => value === name))
        this.authors.push({ value: name, from: `“${from.slice(0, 80)}”` });
  }

  addDate(date: DateLine, text: string): void {
    this.addAuthors(date.names, text);
    const isUpdate = updateWords.test(text) && !/publi|veröffentlicht|نشر|انتشار|منتشر/iu.test(text);
    if (this.date !== undefined && !this.date.from.includes('later version')) {
      this.setApart.push({ kind: 'label', text });
      return;
    }
    if (this.date !== undefined) this.setApart.push({ kind: 'label', text: this.date.value });
    this.date = { value: date.day, from: `“${text}”${isUpdate ? ', the date of a later version' : ''}` };
    if (isUpdate) this.doubts.push(`The only date found, ${date.day}, is that of a later version.`);
    if (date.isAmbiguous)
      this.doubts.push(
        `The date “${date.match}” was read as ${date.day}: day and month could be the reverse.`,
      );
    if (date.time !== undefined)
      this.doubts.push(`The time ${date.time} was left out, because its time zone is not known.`);
  }
}

/** A section, a language, a day: one or two words. */
const isShortLabel = (text: string) =>
  text !== '' && wordCount(text) <= 2 && text.length <= 24 && !/[.!?؟]$/u.test(text);

/** `BAGHDAD — The road was quiet.` */
const isDateline = (text: string) => /^\p{Lu}[\p{Lu} .,'-]{3,40}(?:\([^)]*\))?\s*[–—-]\s/u.test(text);

const isSameTitle = (text: string, title: string) => nameKey(text) === nameKey(title);

const isRelated = (kind: SetApartKind) => kind === 'related links' || kind === 'advertisement';

/** A list of topics, and the first line after it. */
interface TopicList {
  names: string[];
  end: number;
  doubts: string[];
}

/** Returns the topics listed from the line of a label on. */
export function topicList(lines: readonly Line[], label: number, rest: string, known: Known): TopicList {
  if (rest !== '') return { ...partTopics(rest, known), end: label + 1 };
  const names: string[] = [];
  const doubts: string[] = [];
  let end = label + 1;
  // Empty lines between all topics, or between none.
  const isParted = lines[label + 2]?.gap === true && lines[label + 1]?.gap === true;
  for (; end < lines.length && names.length < 20; end++) {
    const { text = '', gap = false } = lines[end] ?? {};
    if (gap && !isParted && end > label + 1) break;
    const item = bullet.exec(text)?.groups?.text ?? text;
    if (!isTopicLine(item, known) || (isParted && !mayStandAlone(item, lines, end, known))) break;
    const parts = partTopics(item, known);
    names.push(...parts.names);
    doubts.push(...parts.doubts);
  }
  return { names, end, doubts };
}

/** True for a line that can list a topic or several. */
function isTopicLine(text: string, known: Known): boolean {
  if (known.topics.find(text) !== undefined) return true;
  const role = roleOf(text, known);
  if (role && role.role !== 'set apart') return false;
  if (role || endsSentence(text) || isListOfOthers(text)) return false;
  const isList = /[,،|·•#]/u.test(text);
  return isList
    ? text.length < 240 && partTopics(text, known).names.every((name) => wordCount(name) <= 6)
    : wordCount(text) <= 6 && text.length <= 50;
}

/** Where empty lines part the topics, the line before a paragraph can be its heading or the author. */
function mayStandAlone(text: string, lines: readonly Line[], at: number, known: Known): boolean {
  const next = lines[at + 1]?.text;
  return (
    known.topics.find(text) !== undefined || next === undefined || !isProse(next) || wordCount(text) <= 2
  );
}

/** Parts the topics in a line by commas and similar marks, or else by the names of known topics. */
function partTopics(text: string, known: Known): { names: string[]; doubts: string[] } {
  if (known.topics.find(text) !== undefined) return { names: [text], doubts: [] };
  const names = text
    .split(/\s*[,،;؛|·•\t]\s*|\s+\/\s+|\s{2,}|(?:^|\s+)#/u)
    .map((name) => name.replace(/^#/u, '').replace(/[.]$/u, '').trim())
    .filter((name) => name !== '');
  const [only] = names;
  if (names.length > 1 || only === undefined) return { names, doubts: [] };
  const parted = known.topics.parted(only.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '));
  if (parted) return { names: parted, doubts: [] };
  const doubts =
    wordCount(only) > 3 ? [`“${only}” was taken for one topic: does the line have several?`] : [];
  return { names: [only], doubts };
}
