import anyAscii from 'any-ascii';
import type { BodyBlock } from '../../content/body-blocks.ts';
import { rolePlaceholder } from '../../content/person-fix.ts';
import { asId, isId } from '../../model/fields.ts';
import { freeId } from '../../model/free-id.ts';
import { countWords } from '../../model/passage.ts';
import type { KnownPerson, Speaker } from './cast.ts';
import type { Patterns } from './patterns.ts';

/** The speaker of a proposal: a person of the publication, or one whose file is proposed too. */
export interface ProposedSpeaker {
  id: string;
  name: string;
  /** The frontmatter of the new file; left out for a person who has one. */
  file?: { name: string; kind?: 'organisation'; role: string };
}

const mostRoleWords = 8;

/** Gives every new speaker one id and one file. */
export class SpeakerFiles {
  readonly #taken: Set<string>;
  readonly #new = new Map<string, ProposedSpeaker>();
  readonly #blocks: readonly BodyBlock[];
  readonly #patterns: Patterns;

  constructor(people: readonly KnownPerson[], blocks: readonly BodyBlock[], patterns: Patterns) {
    this.#taken = new Set(people.map(({ id }) => id));
    this.#blocks = blocks;
    this.#patterns = patterns;
  }

  of(speaker: Speaker): ProposedSpeaker {
    if (speaker.id !== undefined) return { id: speaker.id, name: speaker.name };
    const { name, isOrganization, role } = speaker;
    const known = this.#new.get(name);
    if (known) return known;
    const wanted = asId(anyAscii(name));
    const id =
      isId(wanted) && !this.#taken.has(wanted)
        ? wanted
        : freeId(isId(wanted) ? wanted : 'speaker', this.#taken);
    this.#taken.add(id);
    const file = {
      name,
      ...(isOrganization ? { kind: 'organisation' as const } : {}),
      role: this.#roleOf(name) ?? role ?? rolePlaceholder,
    };
    const proposed = { id, name, file };
    this.#new.set(name, proposed);
    return proposed;
  }

  /** What the text says of a person next to a comma: “Ann Lee, a nurse in Basra, said”, “the director, Ann Lee, said”. */
  #roleOf(name: string): string | undefined {
    for (const { text } of this.#blocks)
      for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
        const after = roleAfter.exec(text.slice(at + name.length, at + name.length + 120));
        const before = roleBefore.exec(text.slice(Math.max(0, at - 100), at));
        const role = this.#asRole(after?.groups?.role) ?? this.#asRole(before?.groups?.role);
        if (role !== undefined) return role;
      }
    return undefined;
  }

  #asRole(words: string | undefined): string | undefined {
    const { verbFirst, rules } = this.#patterns;
    const own = words?.trim().replace(/^(?:an?|the|eine?|der|die)\s/u, '') ?? '';
    // “A crane operator and a member of the board”: the first will do.
    const role = countWords(own) > mostRoleWords ? (own.split(/\s(?:and|und)\s/u)[0] ?? '') : own;
    const first = role.split(/\s/u)[0] ?? '';
    const isOther = [...rules.conjunctions, ...rules.pronouns, ...rules.stops, ...relative].includes(first);
    if (role === '' || isOther || verbFirst.test(role) || countWords(role) > mostRoleWords) return undefined;
    return role.charAt(0).toUpperCase() + role.slice(1);
  }
}

const roleAfter = /^\s*[,،]\s+(?<role>[^,،.;:()“”"«»„—]{3,90})(?=[,،.;:]|$)/u;
const roleBefore = /(?<![\p{L}’'])(?:[Tt]he|[Dd]er|[Dd]ie)\s(?<role>\p{Ll}[^,،.;:()“”"«»„—]{2,60}),\s$/u;
const relative = ['who', 'whose', 'which', 'he', 'she', 'der', 'die', 'deren', 'dessen'];
