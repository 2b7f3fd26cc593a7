import { now } from '../../content/clock.ts';
import { faultsOf } from '../../content/validate.ts';
import { type Language, languages } from '../../i18n/languages.ts';
import { line } from '../../model/fields.ts';
import { show } from '../../model/problem.ts';
import { type Site, siteFile, siteSchema } from '../../model/site.ts';
import { dayAt } from '../../text/zoned-time.ts';
import { type License, parseLicense } from './licenses.ts';

/** What `npm run init` asks, in this order; the keys are its options. */
export const questions = {
  name: { asks: 'Name of the publication', example: 'The Harbour Ledger' },
  url: {
    asks: 'URL, with a path if the site is in a folder of its host',
    example: 'https://ledger.example.org',
  },
  languages: {
    asks: `Languages, the main one first (${Object.entries(languages)
      .map(([tag, { strings }]) => `${tag} ${strings.language}`)
      .join(', ')})`,
    example: 'en',
  },
  'time-zone': { asks: 'Time zone, which decides the day of an article', example: 'Europe/London' },
  license: {
    asks: 'License of the articles (cc-by, cc-by-sa, cc-by-nc, cc-by-nd, cc-by-nc-sa, cc-by-nc-nd, cc0, none, or a URL and its name)',
    example: 'cc-by',
  },
  publisher: { asks: 'Who publishes it: a person or an organization', example: 'Harbour Press Cooperative' },
  email: { asks: 'E-mail address for readers', example: 'newsroom@ledger.example.org' },
} as const;

/** The name of an option of `npm run init`. */
export type Question = keyof typeof questions;

/** The answers as typed. */
export type Typed = Partial<Record<Question, string>>;

/** The valid answers to all questions. */
export interface Answers {
  name: string;
  /** As content/site.yaml has it. */
  url: string;
  languages: [Language, ...Language[]];
  timeZone: string;
  license: License;
  publisher: string;
  email: string;
  /** The prefix of ids in feeds, and the name of the publication in its ledger. */
  tagAuthority: string;
}

/** What is wrong with an answer. */
export interface AnswerFault {
  question: Question;
  found: string;
  expected: string;
  fix: string;
}

/** Fields of content/site.yaml by question. */
const fields = {
  name: 'name',
  url: 'url',
  languages: 'languages',
  'time-zone': 'timeZone',
  email: 'email',
} as const;

/** Returns the time zone of this machine, an IANA name. */
export const machineZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Returns the list of language tags in an answer: `en, ar` or `en ar`. */
const tagsIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** Validates the answers, each of which may be missing, by the schema of content/site.yaml; returns all faults, in the order of the questions. */
export function readAnswers(typed: Typed): { answers: Answers; faults: [] } | { faults: AnswerFault[] } {
  const license =
    typed.license === undefined ? undefined : parseLicense(typed.license, tagsIn(typed.languages ?? 'en')[0]);
  const settings = {
    name: typed.name,
    url: typed.url?.trim(),
    languages: typed.languages === undefined ? undefined : tagsIn(typed.languages),
    timeZone: typed['time-zone']?.trim(),
    email: typed.email?.trim(),
    license: license ?? { url: 'https://license.invalid/', label: 'License' },
    tagline: 'x',
    description: 'x',
    tagAuthority: 'site.invalid,2026',
  };
  const parsed = { data: settings, problems: [], placeOf: () => ({ line: 1, column: 1 }) };
  const { data, faults } = faultsOf(siteSchema, parsed, siteFile);
  const publisher = line.safeParse(typed.publisher);
  const all = (Object.keys(questions) as Question[]).flatMap((question): AnswerFault[] => {
    const text = typed[question]?.trim() ?? '';
    if (text === '') return [fault(question, 'no answer', 'an answer')];
    if (question === 'license') return license ? [] : [fault(question, show(text), licenseForm)];
    if (question === 'publisher')
      return publisher.success ? [] : [fault(question, show(text), publisher.error.issues[0]?.message ?? '')];
    return faults
      .filter(({ path: [field] }) => field === fields[question])
      .map(({ problem: { found, expected, fix } }) => fault(question, found, expected, fix));
  });
  if (all.length > 0 || !data || !license || !publisher.success) return { faults: all };
  const { name, url, languages, timeZone, email } = data;
  return {
    answers: {
      ...{ name, url, languages, timeZone, license, email },
      publisher: publisher.data,
      tagAuthority: authority(data),
    },
    faults: [],
  };
}

const licenseForm =
  'cc-by, cc-by-sa, cc-by-nc, cc-by-nd, cc-by-nc-sa, cc-by-nc-nd, cc0, none (all rights reserved), or a URL and a name: https://example.org/terms Our terms';

/** Returns a fault whose fix is an option to paste, unless the rule has other advice. */
function fault(question: Question, found: string, expected: string, fix?: string): AnswerFault {
  const value = /^[a-zA-Z]+: (.*)$/.exec(fix ?? '')?.[1];
  const advice = value === undefined ? fix : option(question, value);
  return { question, found, expected, fix: advice ?? option(question, questions[question].example) };
}

/** Returns an option as typed in a shell. */
export const option = (question: Question, value: string): string =>
  `--${question} ${/^[\w.,:/@+-]+$/.test(value) ? value : `"${value.replace(/["\\$`]/g, '\\$&')}"`}`;

/**
 * Returns the prefix of ids in feeds: the host of the site and the current date, on which it is the publication’s. With the date, two
 * publications on one host differ.
 */
function authority({ url, timeZone }: Site): string {
  return `${new URL(url).hostname},${dayAt(now(), timeZone)}`;
}
