import type { Problem } from './problem.ts';

/** An error stops the build; a warning is told and stops nothing; an info is only good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** What docs/problems.md says about a kind of problem. */
interface Kind {
  severity: Severity;
  /** Why it is told, in a sentence or two. */
  why: string;
  /** A small piece of input that has it. */
  example: string;
}

const error = (why: string, example: string): Kind => ({ severity: 'error', why, example });
const warning = (why: string, example: string): Kind => ({ severity: 'warning', why, example });
const info = (why: string, example: string): Kind => ({ severity: 'info', why, example });

/**
 * Every kind of problem that content can have, by a name that never changes: reports of machines and editors’ habits rest on it.
 * Longer than other modules because it is a list.
 */
export const problemKinds = {
  // Files and their names
  'file-stray': error('It lies in `content/`, and nothing reads it.', 'content/artcles/'),
  'file-in-folder': error(
    'Articles, topics and people lie side by side; in a folder of its own a file is not read.',
    'content/people/town/mara-lind.md',
  ),
  'file-not-markdown': error('Only files that end in `.md` are read.', 'content/topics/bridges.txt'),
  'file-unreadable': error('A file that cannot be opened would be lost.', 'a link that leads nowhere'),
  'file-too-long': error(
    'An article of more than 1 MB is no article; it would keep readers and the build waiting.',
    '1.2 MB of Markdown',
  ),
  'folder-named-as-file': error(
    'A folder whose name ends in `.md` looks like an article and is none.',
    'content/articles/bridges.md/',
  ),
  'link-out-of-content': error(
    'What a symbolic link out of `content/` leads to is not kept with the content, and may be private.',
    'content/articles/a.md → /etc/passwd',
  ),
  'name-wrong': error(
    'The file’s name is the address: lower-case ASCII words with hyphens.',
    'content/articles/_draft.md',
  ),
  'name-look-alike': error(
    'A letter of another script that looks like an ASCII letter makes an address that nobody can type.',
    'content/articles/bridgе.md, with a Cyrillic е',
  ),
  'name-taken': error(
    'Two files whose names differ only in case, spaces, accents or Unicode form would have one address, and one would be lost.',
    'Foo Bar.md beside foo-bar.md',
  ),
  'not-utf8': error(
    'Bytes that are not UTF-8 would be printed as replacement characters.',
    'a file saved as Windows-1252 or UTF-16',
  ),
  'byte-order-mark': info('The file begins with a byte order mark, which is passed over.', 'EF BB BF'),
  'windows-line-ends': info('Lines end in CR LF, which is read as LF.', 'CR LF'),
  'control-characters': error(
    'Characters that do not print, which XML and so a feed cannot carry.',
    'a NUL in a title',
  ),
  'bidi-unbalanced': error(
    'A control of direction that is opened and not closed, or closed and not opened, in one paragraph or field turns about what stands after it.',
    'U+202E without U+202C',
  ),

  // Frontmatter and YAML
  'frontmatter-missing': error('A content file begins with frontmatter.', '# Title'),
  'frontmatter-unclosed': error('The second line of three hyphens is missing.', '---'),
  'frontmatter-too-long': error('Frontmatter is at most 64 KB.', 'a whole text in a field'),
  'yaml-unreadable': error('It is no YAML 1.2.', 'title: One: two'),
  'yaml-tab': error('YAML is indented with spaces alone.', 'a tab before `- id: a`'),
  'yaml-alias': error(
    'Anchors and aliases are refused: one line can stand for a thousand others.',
    'standfirst: *t',
  ),
  'yaml-tag': error('A tag would make another value of what is typed.', 'standfirst: !!binary aGk='),
  'yaml-comment': error(
    'A space and a number sign begin a comment: what follows is not read. After text that can lose words; after an id, a day or `true` it is fine.',
    'text: The men of Brigade #1 did not flee',
  ),
  'key-twice': error('Of a field that stands twice, one would be lost.', 'title: A … title: B'),
  'key-reserved': error(
    'Names that every object of JavaScript has would be lost or taken for something else.',
    '__proto__: x',
  ),
  'field-missing': error('A field that every file of this kind has.', 'an article without a date'),
  'field-unknown': error('A field that is not read, most often mistyped.', 'auhtor: town-desk'),
  'field-wrong': error('A value of another form than the field has.', 'part: first'),
  'date-wrong': error(
    'A day that is not in the calendar, a number, or another form. It is never bent into another day.',
    'date: 2026-02-30',
  ),
  'date-in-future': error(
    'What has happened has a day up to today. An article of a later day is a draft until then.',
    'said: 2031-01-15',
  ),
  'id-wrong': error('Ids are lower-case ASCII words with hyphens.', 'id: One Bridge'),
  'address-wrong': error(
    'Addresses of sources are absolute and of the web, with every % before two hexadecimal figures, and without spaces, invisible characters, user names and passwords.',
    'url: javascript:alert(1)',
  ),
  'reference-unknown': error('An id of something that does not exist.', 'topics: [brigdes]'),
  'id-repeated': error('An id that stands twice in one list or article.', 'topics: [bridges, bridges]'),
  'id-of-the-page': error('An id that the page or the browser has already.', 'id: location'),
  'thread-unknown': error('A timeline’s entry is in a thread that the timeline lacks.', 'thread: boats'),
  'language-without-words': warning(
    'The site has no interface words in this language: English ones stand around the article.',
    'lang: cy',
  ),
  'entity-in-field': warning(
    'Fields are text: a character reference in one is printed as typed.',
    'title: R&amp;D',
  ),
  'card-letter-missing': error(
    'A letter that no face of the share cards has: a box would be drawn in its place.',
    'title: 橋',
  ),
  'site-name-too-long': error(
    'Every share card shows the whole name of the site, at a size that can be read.',
    "name: 'The Harbour Ledger, a weekly of everything that happens between the two bridges'",
  ),

  // Articles, topics and people together
  'part-taken': error('Two articles have one place in the dossier.', 'part: 1, twice'),
  'address-taken': error('A former id leads to one page alone.', 'aliases: [an-article-there-is]'),
  'address-look-alike': warning(
    'Two addresses that readers will take for one another: rn and m, vv and w, 1 and l, 0 and o.',
    'burn-it and bum-it',
  ),
  'summary-without-page': error(
    'A topic’s summary in a language in which it has no page: the site’s first, none of its own, or one without a label.',
    'summaries: { ar: … } without labels: { ar: … }',
  ),
  'topic-circle': error('A topic that is wider than itself.', 'broader: bridges, in bridges.md'),
  'translation-same-language': error('A translation is in another language than its original.', 'lang: en'),
  'translation-of-draft': error(
    'A published translation needs a published original.',
    'translationOf: a-draft',
  ),
  'translation-of-translation': error(
    'Every translation names the first original, or the languages do not find one another.',
    'translationOf: a-translation',
  ),
  spelling: error('One spelling a name; aliases are for search alone.', 'Marah Lindt'),
  'source-id-taken': error('A source of the article has the id of one in the register.', 'id: town-ledger'),
  'source-not-listed': error('Every source that is cited is on the article’s list.', '[@town-ledger]'),
  'source-not-cited': warning('A source on the list that nothing cites.', 'sources: [town-ledger]'),
  'abbreviation-unused': warning('An abbreviation that the text does not use.', 'abbreviations: { EU: … }'),
  'change-too-early': error('A change is dated before publication.', 'date: 2026-09-30'),
  'change-in-future': error('A change is dated after today.', 'date: 2999-01-01'),
  'update-untold': warning('A day of an update of which readers are told nothing.', 'updated: 2026-10-09'),
  'correction-quote-unknown': error(
    'A correction names a quote that the article does not have.',
    'quotes: [no-such-quote]',
  ),
  'corrections-out-of-order': error(
    'Each correction has an address by its place: the newest stands last.',
    'one of May before one of April',
  ),
  'correction-of-nothing': error('A correction whose old and new words are the same.', 'said: A says: A'),
  'correction-ambiguous': error(
    'The words of a correction stand in several places, and nothing says which one was corrected.',
    'says: 10 June',
  ),
  'correction-not-in-body': error(
    'The words of `at` do not stand in the body, so that the correction has no place.',
    'at: a third entry',
  ),
  'correction-not-in-article': warning(
    'The words of `says` stand nowhere in the article.',
    'says: The sums differ.',
  ),

  // Quotes
  'quote-not-in-body': error(
    'A pull-quote stands word for word in one block of the body.',
    'text: we paid for it twice',
  ),
  'quote-ambiguous': error(
    'The words stand more than once, and nothing says which are meant.',
    'text: a line',
  ),
  'quote-overlaps': error('Two pull-quotes share words of the body.', 'we paid for it; paid for it once'),
  'quote-id-taken': error('A quote’s id is its address, and stands once on the whole site.', 'id: we-paid'),
  'quote-unsourced': error(
    'Somebody’s words come with where they can be read and when they were said.',
    'speaker: mara-lind, alone',
  ),
  'quote-long': warning('A quote over 60 words fits no card.', 'text of 61 words'),
  'quote-too-long': error('A quote over 100 words is an excerpt.', 'text of 101 words'),
  'quote-without-words': error('A quote of signs alone.', 'text: "—"'),

  // The body
  'body-empty': error('An article without words.', '---'),
  'body-unrenderable': error(
    'A plugin of Markdown threw. Astro alone would publish an empty page.',
    'a fault in src/markdown',
  ),
  'nesting-too-deep': error('Lists, quotes or brackets more than 100 deep.', '> > > > …'),
  'raw-html': error('Raw HTML that is not allowed.', '<script>'),
  'html-lost': error(
    'HTML that a plugin made and that no article may hold; the sanitizer took it out.',
    'a fault in src/markdown',
  ),
  'mark-in-link': error('The mark of a note is a link itself.', '[words[^1]](/about/)'),
  'note-empty': error('A note without words.', '[^1]:'),
  'mark-without-note': error('A mark that would be printed as typed.', 'text[^2]'),
  'note-without-mark': error('A note to which nothing leads would be lost.', '[^2]: Entry 17.'),
  'note-twice': error('Of two notes of one name one would be lost.', '[^1]: A … [^1]: B'),
  'citation-outside-note': error('Sources are cited in notes.', 'It was paid. [@town-ledger]'),
  'citation-form': error('A citation that would be printed as typed.', '[@]'),
  'block-unknown': error('A block that nothing fills.', '::timelin'),
  'block-form': error('A block that would be printed as typed.', ':::box A title'),
  'block-unclosed': error('A box without its end holds all that follows.', ':::box[Title], without :::'),
  'block-with-more': error('Braces or brackets of a block that say what it cannot do.', '::timeline{.wide}'),
  'block-without-data': error('A block whose data the frontmatter lacks.', '::chart{#sum}'),
  'block-not-placed': error('Data that the body never places.', 'claims:, without ::claims'),
  'block-twice': error('A block placed twice, so that its addresses are not unique.', '::timeline, twice'),
  'heading-level-one': warning('Level 1 is the title’s.', '# A heading'),
  'heading-skips-level': warning('A level of headings is left out.', '#### after ##'),
  'heading-in-list': warning('A heading inside a list is in no outline.', '- ## A heading'),
  'table-wide': warning('A table of more than 12 columns can be read on no page.', '| a | b | … 13'),
  'table-too-wide': error('A table of more than 50 columns is data, not a table.', '| a | b | … 51'),
  'heading-by-underline': warning(
    'A line of hyphens right under a paragraph makes a heading of it.',
    'The siege was broken.\\n---',
  ),
  'table-cell-lost': error('A cell that the header lacks would be lost.', '| Amber | 12 | three |'),
  'table-pipe-in-code': error('A pipe ends a cell, in code too.', '| `a|b` |'),
  'table-unread': error('A table that would be printed with its pipes.', '| a | b | over |---|'),
  'emphasis-unread': error(
    'Signs of emphasis that Markdown prints or reads otherwise, next to a letter and before punctuation.',
    '**(sic)**word',
  ),
  'emphasis-unclosed': warning('Signs of emphasis without their other half are printed.', '**bold'),
  'code-unclosed': warning('A backtick without its other half is printed.', '`code'),
  'reference-undefined': warning('A reference that leads nowhere is printed.', '[ref][nowhere]'),
  'picture-unread': warning('A picture without its file is printed as typed.', '![pic]'),
  'link-unread': warning(
    'A link or picture whose address has a space is printed as typed.',
    '![alt](../pictures/IMG 2034.JPG)',
  ),
  'link-cut': warning(
    'A bare address ends before a dash or dot that could belong to it.',
    'https://example.org/a–b',
  ),
  'note-inline': warning('Notes stand at the end of the file; one in the text is printed.', '^[inline note]'),
  'callout-printed': warning('Callouts of other tools are printed as typed.', '> [!NOTE]'),
  'shortcode-printed': warning(
    'Shortcodes and templates of other tools are printed as typed.',
    '{{< figure >}}',
  ),
  'import-printed': warning('Imports of MDX are printed as typed.', 'import Box from "./box"'),
  'wiki-link-printed': warning('Links of wikis are printed as typed.', '[[a page]]'),
  'highlight-printed': warning('Highlighting of other tools is printed as typed.', '==mark=='),
  'math-printed': warning('Formulas are printed as typed.', '$$x^2$$'),
  'entity-printed': warning('A character reference that HTML does not know is printed as typed.', '&nbps;'),
  'heading-unread': warning('A heading without a space behind its signs is printed as typed.', '##Heading'),
  'task-printed': warning('A box to tick outside of a list item is printed as typed.', '[ ] Call'),
  'definition-printed': warning('Lists of definitions run together.', 'Term\\n: What it is'),
  'attributes-printed': warning('Ids and classes of other tools are printed as typed.', '## Title {#id}'),
  'list-pasted': warning(
    'Bullets of a word processor make no list: the lines are printed as one paragraph.',
    '• One\\n• Two',
  ),
  'link-scheme': error('Links lead to http, https, mailto, tel or this site.', '[x](javascript:alert(1))'),
  'link-malformed': error(
    'A % that is not followed by two hexadecimal figures, a path of ours that is no UTF-8, or an address with a space, an invisible character, a backslash or a password.',
    '[x](https://example.org/%zz)',
  ),
  'link-to-nowhere': error('A page that this site does not have.', '[x](/articles/no-such/)'),
  'link-to-draft': error('A page that is not published.', '[x](/articles/a-draft/)'),
  'fragment-nowhere': error('A place that the page does not have.', '[x](#no-such)'),
  'picture-elsewhere': error(
    'Pictures lie in `content/pictures/`: not on other sites, nor outside the project.',
    '![x](../../../secret.png)',
  ),
  'picture-without-words': error('Words for those who cannot see it.', '![](../pictures/bridge.jpg)'),
  'picture-among-words': error(
    'A picture is a paragraph of its own.',
    'Here ![x](../pictures/bridge.jpg) is',
  ),
  'picture-missing': error('The file is not there.', '![x](../pictures/no-such.jpg)'),
  'picture-unreadable': error('The file is no picture.', 'a text named note.png'),
  'picture-name-wrong': error(
    'Files in `content/pictures/` are pictures, named in lower-case ASCII words with hyphens.',
    'content/pictures/IMG 2034.JPG',
  ),
  'picture-unused': info('A picture that no article shows; it is not published.', 'content/pictures/old.jpg'),
  'picture-with-position': info(
    'A picture that says where it was taken. The site publishes it without; the folder has it.',
    'a photograph from a telephone',
  ),
  'picture-too-heavy': error('A file of more than 2 MB.', 'a photograph from the camera'),
  'picture-too-large': error('More than 6,000 pixels a side.', 'a scan'),

  // The ledger
  'ledger-unreadable': error('The ledger cannot be read.', 'a line cut in two'),
  'ledger-conflict': error(
    'A merge left its conflict markers in the ledger. `npm run seal` keeps the lines of both sides.',
    '<<<<<<< HEAD',
  ),
  'ledger-twice': warning(
    'A merge left two lines for one address. Both count; `npm run seal` joins them.',
    '"/q/a/": … "/q/a/": …',
  ),
  'ledger-wrong': error('An entry is not as `npm run seal` writes it.', '"/q/a/": {}'),
  'ledger-in-future': error('An address was sealed after today.', '"since": "2999-01-01"'),
  'ledger-lost': error('The site had a ledger, and it is gone.', 'content/permalinks.json deleted'),
  'ledger-unknown': warning(
    'There is no ledger, and whether there ever was one cannot be seen: the clone is shallow, or git cannot run.',
    'git clone --depth 1',
  ),
  'address-lost': error('An address that was published would no longer answer.', 'a file renamed'),
  'quote-changed': error('Sealed words were changed in silence.', 'text: other words'),
  'attribution-changed': error(
    'The speaker, day or source of a sealed quote was changed without a revision that readers see.',
    'speaker: somebody-else',
  ),
  'aliases-out-of-order': error(
    'Former names stand oldest first: an article’s id in feeds is made of the first.',
    'aliases: [newer, older]',
  ),
} as const satisfies Record<string, Kind>;

export type ProblemName = keyof typeof problemKinds;

/** How grave a problem is. */
export const severityOf = ({ name }: Pick<Problem, 'name'>): Severity => problemKinds[name].severity;

/** True of a problem that the site cannot be built with. */
export const isError = (problem: Pick<Problem, 'name'>): boolean => severityOf(problem) === 'error';

const introduction = `# Problems that \`npm run check\` reports

An error stops the build. A warning does not, and an info needs no action. This page is generated from \`src/model/problem-kinds.ts\`; to
regenerate it, run \`npm run --silent check -- --list > docs/problems.md\`.

\`npm run check\` exits with 0 if there are no errors, with 1 if the content has errors, and with 2 if the check could not run (an unknown
option, an unreadable disk).

- \`-- --json\` writes one JSON object to standard output: \`version\` (1), \`counts\` of \`error\`, \`warning\` and \`info\`, and \`problems\`. Each
  problem has \`name\`, \`severity\`, \`file\`, \`found\` and \`expected\`, and where known \`line\` and \`column\` (from 1), \`field\`, \`text\` (the line)
  and \`fix\`. Later versions may add fields; no field changes its meaning.
- \`-- --github\` annotates the files in a GitHub workflow.
`;

const example = (text: string): string => `\`${text.replaceAll('`', '').replaceAll('\n', ' ↵ ')}\``;

/** Returns docs/problems.md: every kind of problem under a heading of its own, so that a URL can lead to it. */
export function catalogueInMarkdown(): string {
  const kinds = Object.entries<Kind>(problemKinds);
  const titles = { error: 'Errors', warning: 'Warnings', info: 'Information' } as const;
  const parts = (Object.keys(titles) as Severity[]).flatMap((severity) => [
    `## ${titles[severity]}`,
    ...kinds
      .filter(([, kind]) => kind.severity === severity)
      .map(([name, kind]) => `### ${name}\n\n${kind.why}\n\nExample: ${example(kind.example)}`),
  ]);
  return `${[introduction.trim(), ...parts].join('\n\n')}\n`;
}
