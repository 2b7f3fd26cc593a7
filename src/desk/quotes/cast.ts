import type { Entry } from '../../model/contents.ts';
import { NamesIn } from '../../model/name-match.ts';
import type { PersonData } from '../../model/person.ts';
import { fold } from '../../text/fold.ts';
import type { Mention } from './mentions.ts';
import { nameIn } from './names.ts';
import type { Patterns } from './patterns.ts';
import { withoutMarks } from './places.ts';

/** Who said the words: a person of the publication, or somebody who has no file yet. */
export type Speaker =
  { id: string; name: string } | { id?: undefined; name: string; isOrganization: boolean; role?: string };

export type KnownPerson = Pick<Entry<PersonData>, 'id' | 'data'>;

/** A name in the text, where it stands, and the words around it. */
interface Introduced {
  name: string;
  /** The name as it is compared. */
  key: string;
  block: number;
  around: string;
}

/** Matches two spellings of a name: case, dots, articles and vowel marks do not count. */
const keyOf = (name: string): string =>
  fold(name)
    .text.toLowerCase()
    .replace(/\./gu, '')
    .replace(/(?<!\p{L})(?:al|el)[- ]/gu, '')
    .trim();
const lastOf = (name: string): string => keyOf(name).split(' ').at(-1) ?? '';

/** A name without its first words: “Yusuf Abd Allah”, “Abd Allah”; never a single short word. */
const shortForms = (name: string): string[] => {
  const parts = name.split(' ');
  return [name, parts.slice(-2).join(' '), parts.at(-1) ?? ''].filter((form) => form.length > 4);
};

/** The people whom an article names, so that a family name, a pronoun or an office can be traced to one of them. */
export class Cast {
  readonly #known = new Map<string, string[]>();
  readonly #names = new Map<string, string>();
  readonly #spellings: [spelling: string, id: string][] = [];
  readonly #introduced: Introduced[] = [];
  #last: { speaker: Speaker; block: number } | undefined;
  readonly #listed: ReadonlySet<string>;

  /** `listed` are the ids in the article’s own list of people, who are meant first. */
  constructor(people: readonly KnownPerson[], listed: readonly string[], lang: string) {
    this.#listed = new Set(listed);
    for (const { id, data } of people) {
      const spellings = [data.name, ...Object.values(data.names), ...data.aliases];
      const families = [data.family, ...Object.values(data.families)].filter((name) => name !== undefined);
      this.#names.set(id, data.names[lang] ?? data.name);
      for (const spelling of spellings) this.#spellings.push([spelling, id]);
      const keys = new Set([...spellings, ...families].map(keyOf));
      if (data.kind === 'person')
        for (const spelling of [data.name, ...Object.values(data.names)]) keys.add(lastOf(spelling));
      for (const key of keys) this.#known.set(key, [...(this.#known.get(key) ?? []), id]);
    }
    this.#spellings.sort(([a], [b]) => b.length - a.length);
  }

  /** Notes the full names in a block, in scripts with capitals. */
  introduce(text: string, block: number, patterns: Patterns): void {
    if (patterns.rules.names !== 'capitals') return;
    for (const { 0: run, index } of text.matchAll(patterns.run)) {
      const mention = nameIn(run, patterns);
      if (!mention?.name.includes(' ') || mention.isOrganization) continue;
      if (/(?:^|\s)(?:the|das|die)\s$/iu.test(text.slice(0, index))) continue;
      const around = text.slice(Math.max(0, index - 80), index + run.length + 120);
      this.#introduced.push({
        name: mention.name,
        key: keyOf(mention.name),
        block,
        around: around.toLowerCase(),
      });
    }
  }

  /** Returns the name of the first known person in a text. */
  knownIn = (text: string): string | undefined => {
    const names = new NamesIn(text);
    const found = this.#spellings.find(([spelling]) => spelling.length > 2 && names.has(spelling));
    return (
      found?.[0] ??
      this.#introduced.findLast(({ name }) => shortForms(name).some((form) => names.has(form)))?.name
    );
  };

  /** Returns whom a mention means at a place of the text; undefined where nobody can be named. */
  resolve(mention: Mention, block: number): Speaker | undefined {
    if (mention.kind === 'name') return this.#named(mention, block);
    if (mention.kind === 'pronoun') return this.lastSpeaker(block, 2);
    if (mention.kind === 'description') return this.#described(mention.words, block);
    return undefined;
  }

  /** Returns the last speaker, if the words stand at most `blocks` blocks before. */
  lastSpeaker(block: number, blocks: number): Speaker | undefined {
    return this.#last && block - this.#last.block <= blocks ? this.#last.speaker : undefined;
  }

  /** Notes who spoke, for pronouns and continued speech. */
  spoke(speaker: Speaker, block: number): void {
    this.#last = { speaker, block };
    if (speaker.name.includes(' ')) {
      const around = `${'role' in speaker ? (speaker.role ?? '') : ''} ${speaker.name}`.toLowerCase();
      this.#introduced.push({ name: speaker.name, key: keyOf(speaker.name), block, around });
    }
  }

  /** Notes that somebody without a name spoke, whom later pronouns can mean. */
  forget(): void {
    this.#last = undefined;
  }

  #named({ name, isOrganization, role }: Extract<Mention, { kind: 'name' }>, block: number): Speaker {
    const full = name.includes(' ') || isOrganization ? name : (this.#fullName(name, block) ?? name);
    const id = this.#idOf(full) ?? (full === name ? undefined : this.#idOf(name));
    if (id !== undefined) return { id, name: this.#names.get(id) ?? full };
    return { name: full, isOrganization, ...(role === undefined ? {} : { role }) };
  }

  /** A known person by a whole name or alias; by a family name if only one is meant. */
  #idOf(name: string): string | undefined {
    const ids = [
      ...new Set(this.#known.get(keyOf(name)) ?? this.#known.get(keyOf(withoutMarks(name))) ?? []),
    ];
    const listed = ids.filter((id) => this.#listed.has(id));
    if (listed.length === 1) return listed[0];
    return ids.length === 1 ? ids[0] : undefined;
  }

  /** The last full name before a block that ends with, or else has, a name; else the first one after it. */
  #fullName(name: string, block: number): string | undefined {
    const key = keyOf(name);
    const fits = (has: (full: string) => boolean) => {
      const before = this.#introduced.findLast((each) => each.block <= block && has(each.key));
      return (before ?? this.#introduced.find((each) => has(each.key)))?.name;
    };
    return fits((full) => full.endsWith(` ${key}`)) ?? fits((full) => full.split(' ').includes(key));
  }

  /** “the minister”: the last person introduced with that word. */
  #described(words: string, block: number): Speaker | undefined {
    const noun = words.split(' ').at(-1)?.toLowerCase().replace(/^ال/u, '') ?? '';
    if (noun.length < 3) return undefined;
    const found = this.#introduced.findLast((each) => each.block <= block && each.around.includes(noun));
    return found && this.#named({ kind: 'name', name: found.name, isOrganization: false }, block);
  }
}
