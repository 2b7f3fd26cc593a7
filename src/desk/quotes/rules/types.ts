/** What a language says about quotations and sentences: words only. The code that reads them is the same for all languages. */
export interface QuoteRules {
  /** Names begin with capitals; or by their place in the sentence, in scripts without capitals. */
  names: 'capitals' | 'places';
  /** The place of the speaker in a sentence that leads to a quotation. */
  order: 'subject-verb' | 'either' | 'verb-subject' | 'subject-first';
  /** All forms of the verbs of saying that appear next to a quotation. */
  verbs: readonly string[];
  /** Forms that belong to the subject of the whole sentence: “saying”, “adding”. */
  participles: readonly string[];
  /** Words before the name of a source: “according to”. */
  sources: readonly string[];
  /** Words after such a name: “zufolge”, “’s words”. */
  sourcesAfter: readonly string[];
  /** Words that may precede verb and speaker after a quotation: “So said Lee”. */
  leads: readonly string[];
  /** Words that may appear between a speaker and the verb, or before both. */
  fillers: readonly string[];
  /** Words for one person named before. */
  pronouns: readonly string[];
  /** Words that begin a description: articles, possessives, numbers. */
  determiners: readonly string[];
  /** Words that join what follows to the noun before: a name after one of these is not the speaker. */
  prepositions: readonly string[];
  conjunctions: readonly string[];
  /** Words that end the place of a speaker, in scripts without capitals. */
  stops: readonly string[];
  /** Titles and offices, which are not part of a name. */
  titles: readonly string[];
  /** The ends of words that are offices: “minister”, in languages that join words. */
  titleEnds: readonly string[];
  /** The ends of nouns for people: “conductor”, “Lehrerin”. */
  personEnds: readonly string[];
  /** Words inside names that are not capitalized. */
  particles: readonly string[];
  /** Words in the names of organizations. */
  organizations: readonly string[];
  /** Words with a capital that are never names: months, days, first words of sentences. */
  notNames: readonly string[];
  /** Abbreviations with a period that does not end a sentence. */
  abbreviations: readonly string[];
  /** Pronouns that need a noun before them. */
  needsAntecedent: readonly string[];
  /** First words that lean on the sentence before. */
  leansBack: readonly string[];
  /** Words and pairs of words by which a sentence makes a turn. */
  turns: readonly (readonly string[])[];
  /** Words by which it makes a claim of its own. */
  claims: readonly string[];
}

/** Splits a list of words at spaces, and one of phrases at commas. */
export const words = (list: string): string[] => list.trim().split(/\s+/u);
export const phrases = (list: string): string[] =>
  list
    .split(/,|\n/u)
    .map((each) => each.trim())
    .filter(Boolean);
