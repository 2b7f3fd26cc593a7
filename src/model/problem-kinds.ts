/** An error stops the build; a warning does not; an info needs no action. */
export type Severity = 'error' | 'warning' | 'info';

/** What docs/problems.md says about a kind of problem. */
interface Kind {
  severity: Severity;
  /** The rule, or what would go wrong, in a sentence or two. */
  why: string;
  /** A short input that has the problem. */
  example: string;
  /** What the author does about it; the report has the fix for the text at hand. */
  fix: string;
}

const error = (why: string, example: string, fix: string): Kind => ({ severity: 'error', why, example, fix });
const warning = (why: string, example: string, fix: string): Kind => ({
  severity: 'warning',
  why,
  example,
  fix,
});
const info = (why: string, example: string, fix: string): Kind => ({ severity: 'info', why, example, fix });

/**
 * Every kind of problem that content can have. The names never change: programs that read the report depend on them.
 * Longer than other modules because it is a list.
 */
export const problemKinds = {
  // Files and their names
  'file-stray': error(
    'Nothing reads this file or folder in `content/`.',
    'content/artcles/',
    'Rename it to the folder that was meant, or move it out of `content/`.',
  ),
  'file-in-folder': error(
    'Articles, topics, people and series are not read from subfolders.',
    'content/people/town/mara-lind.md',
    'Move the file up, into `content/people/` for example.',
  ),
  'file-not-markdown': error(
    'Only files that end in `.md` are read.',
    'content/topics/bridges.txt',
    'Rename the file so that it ends in `.md`.',
  ),
  'file-unreadable': error(
    'The file cannot be opened.',
    'a broken symbolic link',
    'Restore the file, or give the build permission to read it.',
  ),
  'file-too-long': error(
    'An article is at most 1 MB.',
    '1.2 MB of Markdown',
    'Split it into several articles.',
  ),
  'folder-named-as-file': error(
    'A folder has a name that ends in `.md`.',
    'content/articles/bridges.md/',
    'Rename the folder, and move what it contains to where it is read.',
  ),
  'symlink-outside-content': error(
    'A symbolic link leads out of `content/`, to a file that is not under version control here and may be private.',
    'content/articles/a.md → /etc/passwd',
    'Replace the link with a copy of the file.',
  ),
  'page-unfinished': warning(
    'A page about the publication still has a placeholder from `npm run init`.',
    '[✎ Say who pays.]',
    'Replace the square brackets and the words in them, or delete them.',
  ),
  'page-content-not-allowed': error(
    'A page about the publication contains only text: blocks with data, pictures and citations belong in articles.',
    '::timeline in content/pages/en/about.md',
    'Delete it, or move it to an article.',
  ),
  'settings-missing': error(
    'The file `content/site.yaml` is missing. It contains the publication’s name, URL, languages and license.',
    'no content/site.yaml',
    'Create the file; the report contains one to start from.',
  ),
  'settings-language-unknown': error(
    'The interface is not translated into this language of the site.',
    'languages: [en, nn]',
    'Delete the tag, or [add the language](architecture.md#another-language): the report lists what is missing in `src/i18n/`, by file and key.',
  ),
  'file-name-invalid': error(
    'The file name is part of the URL: lower-case ASCII words joined by hyphens.',
    'content/articles/_draft.md',
    'Rename the file.',
  ),
  'file-name-confusable': error(
    'The file name contains a letter of another script that looks like an ASCII letter, so nobody could type its URL.',
    'content/articles/bridgе.md, with a Cyrillic е',
    'Retype the name in ASCII letters.',
  ),
  'file-name-taken': error(
    'Two file names differ only in case, spaces, accents or Unicode form, so both files would have the same URL.',
    'Foo Bar.md and foo-bar.md',
    'Rename or delete one of the two.',
  ),
  'not-utf8': error(
    'The file is not encoded as UTF-8.',
    'a file saved as Windows-1252 or UTF-16',
    'Save the file again as UTF-8.',
  ),
  'merge-conflict': error(
    'A merge of two branches changed the same lines, and git left both versions in the file, between `<<<<<<<`, `=======` and `>>>>>>>`. Nothing else of the file is checked until one version is left.',
    '<<<<<<< HEAD',
    'Keep the version that is right, or join both, and delete the lines of git. To show such lines in an article, put them in a code block.',
  ),
  'byte-order-mark': info(
    'The file begins with a byte order mark, which is ignored.',
    'EF BB BF',
    'None needed. Most editors can save as “UTF-8 without BOM”.',
  ),
  'windows-line-endings': info('Lines end in CR LF, which is read as LF.', 'CR LF', 'None needed.'),
  'control-characters': error(
    'The text contains control characters, which are not allowed in XML and so cannot appear in feeds.',
    'a NUL in a title',
    'Delete the characters that the report shows.',
  ),
  'bidi-unbalanced': error(
    'A direction control character has no counterpart in its paragraph or field, so it changes the direction of the text after it.',
    'U+202E without U+202C',
    'Add the missing character, or delete the other; `<span dir>` does the same visibly.',
  ),

  // Frontmatter and YAML
  'frontmatter-missing': error(
    'The file does not begin with frontmatter: fields between two lines `---`.',
    '# Title',
    'Add the two lines and the fields; `npm run new` creates files with all required fields.',
  ),
  'frontmatter-unclosed': error(
    'The line `---` that ends the frontmatter is missing.',
    '---',
    'Add a line `---` between the last field and the text.',
  ),
  'frontmatter-too-long': error(
    'Frontmatter is at most 64 KB.',
    'a whole article in a field',
    'Move the text into the body.',
  ),
  'yaml-invalid': error(
    'Invalid YAML 1.2.',
    'title: One: two',
    'Put text that contains a colon, a quotation mark or a special character in quotation marks; check the indentation.',
  ),
  'yaml-tab': error(
    'YAML is indented with spaces only.',
    'a tab before `- id: a`',
    'Replace the tab with spaces.',
  ),
  'yaml-alias': error(
    'YAML anchors and aliases are not allowed: a few lines of them can expand to gigabytes.',
    'standfirst: *t',
    'Put text that begins with `*` or `&` in quotation marks; write repeated values out.',
  ),
  'yaml-tag': error(
    'YAML tags are not allowed: they change the type of a value.',
    'standfirst: !!binary aGk=',
    'Delete the tag, or put text that begins with `!` in quotation marks.',
  ),
  'yaml-comment': error(
    'In YAML, a space and a number sign begin a comment, so the rest of the text is ignored. Comments after ids, dates and `true` are allowed.',
    'text: The men of Brigade #1 did not flee',
    'Put the text in quotation marks.',
  ),
  'key-repeated': error(
    'A field appears twice, so one value would be lost.',
    'title: A … title: B',
    'Delete one of the two.',
  ),
  'key-reserved': error(
    'JavaScript reserves this name: every object has a property with it.',
    '__proto__: x',
    'Choose another name.',
  ),
  'field-missing': error(
    'A required field is missing.',
    'an article without a date',
    'Add the field that the report names.',
  ),
  'field-unknown': error(
    'The field does not exist; its name is probably misspelled.',
    'auhtor: town-desk',
    'Correct the name, or delete the field. [The tables of fields](writing.md#frontmatter-of-an-article) list all names.',
  ),
  'field-invalid': error(
    'The value has the wrong type or is not one of the allowed values.',
    'part: first',
    'Write a value of the form that the report expects.',
  ),
  'date-invalid': error(
    'Not a valid date. Dates are never adjusted to the nearest valid one.',
    'date: 2026-02-30',
    'Write a date such as `2026-11-22`, for an article also `2026-11-22T09:30`; where a source’s date is partly known, `2014-11` or `2014`.',
  ),
  'date-in-future': error(
    'The date of a past event is in the future.',
    'said: 2031-01-15',
    'Correct the date.',
  ),
  'time-skipped': error(
    'Clocks in the time zone of the publication skip this time.',
    'date: 2026-03-29T02:30',
    'Write the time that the report suggests, or another.',
  ),
  'time-ambiguous': error(
    'Clocks in the time zone of the publication show this time twice, an hour apart.',
    'date: 2026-10-25T02:30',
    'Add the offset: `2026-10-25T02:30+02:00`. The report has both times.',
  ),
  'id-invalid': error(
    'Ids are lower-case ASCII words joined by hyphens.',
    'id: One Bridge',
    'Write the id that the report suggests.',
  ),
  'url-invalid': error(
    'A URL of a source is not a complete web address. Spaces, invisible characters, user names and passwords are not allowed, and every `%` is followed by two hexadecimal digits.',
    'url: javascript:alert(1)',
    'Copy the URL again from the browser’s address bar.',
  ),
  'reference-unknown': error(
    'The id does not exist.',
    'topics: [brigdes]',
    'Correct the id, or create what it names: `npm run new -- topic brigdes`.',
  ),
  'id-repeated': error(
    'An id appears twice in one list or article.',
    'topics: [bridges, bridges]',
    'Delete or rename one of the two.',
  ),
  'id-reserved': error('The page or the browser already uses this id.', 'id: location', 'Choose another id.'),
  'thread-unknown': error(
    'A timeline entry names a thread that the timeline does not have.',
    'thread: boats',
    'Correct the id, or add the thread to `threads`.',
  ),
  'coordinates-invalid': error(
    'Coordinates must be latitude and longitude in decimal degrees. Other forms are not converted silently.',
    'at: 34°44′N 44°33′E',
    'Write the two numbers that the report shows: `at: [34.7333, 44.55]`.',
  ),
  'coordinates-swapped': error(
    'A point is far from everything else on the map, but would be near it if latitude and longitude were swapped.',
    'at: [44.2, 34.05], on a map of Iraq',
    'Write the latitude first.',
  ),
  'place-incomplete': error(
    'A place on a map has no coordinates or no name.',
    'places: [{ name: Amerli }]',
    'Name a place of `content/places.yaml` (`place: amerli`), or give both: `name: Amerli` and `at: [34.725, 44.5875]`.',
  ),
  'place-without-name': error(
    'A place of `content/places.yaml` has no name in the language of the article whose map shows it.',
    'place: amerli, in an article with lang: ar',
    'Add one to `names` of the place, or add `name` in the map.',
  ),
  'place-outside-map': error(
    'A place or a label is outside the map.',
    'scale: 200, and a place 300 km away',
    'Write the larger `scale` that the report shows, or delete the place.',
  ),
  'region-unknown': error(
    'The map data have no country with this code.',
    'region: Iraq',
    'Write its ISO 3166-1 alpha-3 code: `region: IRQ`.',
  ),
  'label-not-placed': error(
    'A label of a map would cover another label or a place, or extend past the edge.',
    'side: east, where another label is',
    'Delete `side`, zoom in with a smaller `scale`, or delete one of the places.',
  ),
  'chart-field-unused': error(
    'A chart has a field that its kind does not have.',
    'low: 10, in a chart of bars',
    'Write the `kind` that the report names, or delete the field.',
  ),
  'chart-too-small': error(
    'A chart compares: one value is a sentence, and one group is a chart.',
    'rows with one row',
    'Say it in the text, and delete the chart and its line in the body.',
  ),
  'chart-too-long': error(
    'A chart has more rows than readers can tell apart.',
    '1,000 rows',
    'Write one row for each month or year, or one for all smaller bars, as the report shows.',
  ),
  'chart-too-many-lines': error(
    'Readers can tell at most four lines apart.',
    'lines with seven entries',
    'Write `groups` in place of `lines`: a small chart for each, with one scale.',
  ),
  'chart-label-too-long': error(
    'The label of a line has no room at its end.',
    'a label of 100 characters',
    'Shorten it, and write the rest in the summary.',
  ),
  'chart-row-repeated': error(
    'Two rows have the same label or date, or two lines the same id.',
    'two rows of 2014',
    'Delete one, or write two lines or a range.',
  ),
  'chart-dates-unordered': error(
    'The rows of a chart with lines begin with the earliest date.',
    '2013 below 2014',
    'Move the row.',
  ),
  'chart-range-reversed': error(
    'The low end of a range is above its high end, or the estimate is not between them.',
    'low: 1700, high: 1095',
    'Write the values as the report shows.',
  ),
  'chart-value-too-large': error(
    'A value has more digits than an axis can name.',
    'value: 1e20',
    'Write the values in a larger unit.',
  ),
  'chart-values-equal': warning(
    'All values of a chart are equal, so it shows nothing.',
    'rows of 400, 400 and 400',
    'Say it in a sentence, and delete the chart.',
  ),
  'chart-values-far-apart': warning(
    'A value is so small next to another that readers cannot see it; perhaps the two have different units.',
    'value: 3, next to value: 40000',
    'Check the units; give the small values a chart of their own.',
  ),
  'language-not-translated': warning(
    'The interface is not translated into this language, so English labels surround the article.',
    'lang: cy',
    'Correct the tag, or [add the language](architecture.md#another-language).',
  ),
  'entity-in-field': warning(
    'Fields are plain text: a character reference in a field is shown as typed.',
    'title: R&amp;D',
    'Type the character: `R&D`.',
  ),
  'card-character-missing': error(
    'No font of the share cards has this character; cards would show an empty box.',
    'title: 橋',
    'Write it in other characters, or add a font to `src/outputs/cards/fonts.ts`.',
  ),
  'color-contrast-low': error(
    'Text in a color of the publication, or on it, is too hard to read.',
    "colors: { light: { accent: '#ffcc00' } }",
    'Choose a lighter or a darker color, as the report says.',
  ),
  'wordmark-missing': error(
    'The file of the wordmark is not in `public/`.',
    'wordmark: { file: /wordmrak.svg }',
    'Correct the path, or save the drawing there.',
  ),
  'wordmark-invalid': error(
    'The wordmark becomes part of every page, so it may contain only shapes and colors: no script, style sheet, text, picture or reference to another file.',
    '<path onclick="alert(1)" d="M0 0h9"/>',
    'Export it from the drawing program as “Plain SVG”, with text converted to paths and presentation attributes instead of styles.',
  ),
  'wordmark-contrast-low': error(
    'The wordmark would be invisible on light or on dark pages.',
    '<path fill="#000000" d="M0 0h9"/> on dark pages',
    'Write `currentColor` instead of a color, or add a wordmark for dark pages: `dark: /wordmark-dark.svg`.',
  ),
  'typeface-missing': error(
    'A file of a typeface is not in `content/fonts/`.',
    'regular: ledger-400.woff2',
    'Correct the name, or save the file there.',
  ),
  'typeface-invalid': error(
    'A file of a typeface is not a static WOFF2 font of one weight, or lacks letters of its script.',
    'a variable font, or a .ttf file that was renamed',
    'Download the static WOFF2 files of weights 400 and 600 (or 700), for example from fontsource.org.',
  ),
  'schema-older': error(
    'The content was written for an older version of the software, which had other fields.',
    'no schema, or schema: 1, where the software reads schema 2',
    'Commit your work, then run `npm run migrate`: it rewrites the fields and keeps your comments.',
  ),
  'schema-newer': error(
    'The content was written for a newer version of the software than this one.',
    'schema: 9',
    'Merge the newer version of the software ([updating](updating.md)), or restore the content as it was before the migration.',
  ),
  'site-name-too-long': error(
    'The site name does not fit on a share card at a legible size.',
    "name: 'The Harbour Ledger, a weekly of everything that happens between the two bridges'",
    'Choose a shorter name.',
  ),

  // Articles, topics and people together
  'part-taken': error(
    'Two articles in one language are the same `part` of a series.',
    'part: 1, twice',
    'Give one of them another number.',
  ),
  'part-missing': error(
    'An article has a `series` but no `part`, so its place in the series is unknown.',
    'series: bridges, without part',
    'Add `part`; the report has the next free number.',
  ),
  'series-missing': error(
    'An article has a `part` but no `series`.',
    'part: 2, without series',
    'Add the id of the series, or delete `part`.',
  ),
  'series-untranslated': error(
    'A series has no title or no standfirst in a language of its articles.',
    'title: Two bridges, with an article in Arabic',
    'Write the text in each language, as the report shows.',
  ),
  'series-gap': warning(
    'No article in any language is this part of the series.',
    'parts 1, 2 and 4',
    'Publish the missing part, or give the later parts lower numbers.',
  ),
  'series-of-one': info(
    'A series has one article, so there is nothing to read before or after it.',
    'one article with series: bridges',
    'Add the next article to the series, or delete the series.',
  ),
  'series-empty': warning(
    'No article names this series, so it has no page.',
    'content/series/bridges.md, which no article names',
    'Add `series` and `part` to its articles, or delete the file.',
  ),
  'url-taken': error(
    'A former id (`aliases`, `formerly`) or a path is already in use by another page.',
    'aliases: [existing-article]',
    'Delete it from `aliases` or `formerly`; rename a file whose path is taken.',
  ),
  'url-confusable': warning(
    'Two URLs are easy to confuse: rn and m, vv and w, 1 and l, 0 and o.',
    'burn-it and bum-it',
    'Rename the newer one before it is published.',
  ),
  'summary-without-page': error(
    'A topic has a summary in a language in which it has no page: the site’s first language, a language the site does not have, or one without a label.',
    'summaries: { ar: … } without labels: { ar: … }',
    'Add the label, or delete the summary.',
  ),
  'topic-cycle': error(
    'A topic is its own broader topic, directly or through others.',
    'broader: bridges, in bridges.md',
    'Correct `broader` in one of the topics.',
  ),
  'translation-same-language': error(
    'A translation has the same language as its original.',
    'lang: en',
    'Correct `lang`, or delete `translationOf`.',
  ),
  'translation-of-draft': error(
    'A published translation needs a published original.',
    'translationOf: a-draft',
    'Publish the original, or make the translation a draft too.',
  ),
  'translation-of-scheduled': error(
    'A translation would appear before its original.',
    'translationOf: an-article-of-tomorrow',
    'Give the translation the date of the original, or a later one.',
  ),
  'translation-of-translation': error(
    '`translationOf` names another translation, so the language versions cannot link to each other.',
    'translationOf: a-translation',
    'Name the original.',
  ),
  'translation-of-withdrawn': error(
    'A quote translates a quote that was withdrawn, whose words must not appear again.',
    'translationOf: a-withdrawn-quote',
    'Withdraw the translation too, or delete `translationOf` if its words stand.',
  ),
  spelling: error(
    'A name has one spelling in running text; its `aliases` are for search only.',
    'Marah Lindt',
    'Write the spelling that the report gives.',
  ),
  'source-id-taken': error(
    'A source of the article has the same id as one in `content/sources.yaml`.',
    'id: town-ledger',
    'Cite the shared source by its id, or rename the article’s own.',
  ),
  'source-not-listed': error(
    'A cited source is missing from the article’s `sources`.',
    '[@town-ledger]',
    'Add its id to `sources`.',
  ),
  'source-not-cited': warning(
    'A source is listed but never cited.',
    'sources: [town-ledger]',
    'Cite it in a note with `[@town-ledger]`, or delete it from the list.',
  ),
  'abbreviation-unused': warning(
    'The text does not use this abbreviation.',
    'abbreviations: { EU: … }',
    'Delete it from `abbreviations`.',
  ),
  'change-before-publication': error(
    'A correction or revision is dated before publication.',
    'date: 2026-09-30',
    'Correct the date, or change the text without a correction if it is not published yet.',
  ),
  'change-in-future': error(
    'A correction or revision is dated in the future.',
    'date: 2999-01-01',
    'Correct the date.',
  ),
  'update-unexplained': warning(
    '`updated` has a date that no correction explains to readers.',
    'updated: 2026-10-09',
    'Add a correction of `kind: update`, or delete `updated`.',
  ),
  'correction-quote-unknown': error(
    'A correction names a quote that the article does not have.',
    'quotes: [no-such-quote]',
    'Write the id of one of its `pullQuotes`.',
  ),
  'corrections-out-of-order': error(
    'Corrections are not in date order. Each has a URL that depends on its position, so new ones go last.',
    'one of May before one of April',
    'Move the newest to the end of the list.',
  ),
  'correction-without-change': error(
    'The old and new words of a correction are the same.',
    'said: A says: A',
    'Write what the article said before in `said`.',
  ),
  'correction-ambiguous': error(
    'The words of a correction appear in several places.',
    'says: 10 June',
    'Add `occurrence` with the number that the report lists, or use more words in `at`.',
  ),
  'correction-not-in-body': error(
    'The words of `at` are not in the article.',
    'at: a third entry',
    'Copy words from the corrected paragraph.',
  ),
  'correction-not-in-article': warning(
    'The words of `says` are not in the article.',
    'says: The sums differ.',
    'Write what the article says now, or name the paragraph with `at`.',
  ),

  // Quotes
  'quote-not-in-body': error(
    'The text of a pull-quote must appear word for word in one block of the body.',
    'text: we paid for it twice',
    'Copy whole words from one paragraph, list item, table cell or heading.',
  ),
  'quote-ambiguous': error(
    'The text appears more than once in the body.',
    'text: a line',
    'Add `occurrence: 2` (counted from the top), or quote more words.',
  ),
  'quote-overlaps': error(
    'Two pull-quotes share words of the body.',
    'we paid for it; paid for it once',
    'Shorten one of them, or join the two.',
  ),
  'quote-id-taken': error(
    'A quote’s id is its URL, so it is unique across the whole site.',
    'id: we-paid',
    'Choose another id. Never change one that is published.',
  ),
  'quote-placeholder': error(
    'A pull-quote has the id or the words with which `npm run new` begins an article. Once it is published, its URL is permanent.',
    'id: what-the-quote-is-about-in-three-towns',
    'Write an id that says what the quote is about, and words of the body; or delete the pull-quote. A draft may have both.',
  ),
  'quote-repeated': warning(
    'Two pull-quotes have the same words, so one sentence has two URLs.',
    'text: we paid for it once, in two articles',
    'Delete the newer one. If it is already published, withdraw it, and give the older URL in the reason.',
  ),
  'quote-unsourced': error(
    'A quote of another person needs a source and a date.',
    'speaker: mara-lind, without source and said',
    'Add `said` and `source`: an id of `content/sources.yaml`, which `sources` of the article lists, too.',
  ),
  'quote-long': warning(
    'A quote over 60 words does not fit on a share card.',
    'text of 61 words',
    'Quote less.',
  ),
  'quote-too-long': error(
    'A quote is at most 100 words.',
    'text of 101 words',
    'Quote less, or split it into two quotes.',
  ),
  'quote-empty': error('The text of a quote contains no words.', 'text: "—"', 'Copy words from the body.'),

  // The body
  'body-empty': error(
    'The article has no text.',
    '---',
    'Write the body below the frontmatter, or set `draft: true`.',
  ),
  'body-unrenderable': error(
    'A Markdown plugin threw an error.',
    'a bug in src/markdown',
    'Report the bug; until it is fixed, rewrite the place that the report shows.',
  ),
  'nesting-too-deep': error(
    'Lists, quotes or brackets are nested more than 100 deep.',
    '> > > > …',
    'Close the list, quote or bracket, or put an empty line between paragraphs.',
  ),
  'raw-html': error(
    'This HTML is not allowed.',
    '<script>',
    'Use Markdown or [an allowed element](writing.md#html); write `&lt;` for a less-than sign.',
  ),
  'html-removed': error(
    'A Markdown plugin produced HTML that is not allowed; the sanitizer removed it.',
    'a bug in src/markdown',
    'Report the bug; a new element must be added to `src/markdown/allowed-html.ts`.',
  ),
  'note-reference-in-link': error(
    'A note reference is inside a link. It is a link itself, and links cannot be nested.',
    '[words[^1]](/about/)',
    'Move the reference after the link.',
  ),
  'note-empty': error('The note has no text.', '[^1]:', 'Write the note, or delete it and its references.'),
  'note-missing': error(
    'The note for this reference does not exist.',
    'text[^2]',
    'Write the note, `[^2]: …`, or delete the reference.',
  ),
  'note-unreferenced': error(
    'The note is never referenced, so readers would not see it.',
    '[^2]: Entry 17.',
    'Refer to it with `[^2]` in the text, or delete it.',
  ),
  'note-repeated': error(
    'Two notes have the same name.',
    '[^1]: A … [^1]: B',
    'Rename one, here and in the text.',
  ),
  'citation-outside-note': error(
    'Sources are cited in notes, not in running text.',
    'It was paid. [@town-ledger]',
    'Write `[^1]` here, and `[^1]: [@town-ledger]` at the end of the file.',
  ),
  'citation-invalid': error('Invalid citation.', '[@]', 'Write `[@id]`, or `[@id, p. 12; @other]`.'),
  'block-unknown': error('There is no block with this name.', '::timelin', 'Correct the name.'),
  'block-invalid': error(
    'Invalid block syntax; the line would be shown as typed.',
    ':::box A title',
    'Write the line as the report shows it.',
  ),
  'block-unclosed': error(
    'A box is not closed.',
    ':::box[Title], without :::',
    'Add a line `:::` after the box.',
  ),
  'block-attributes-invalid': error(
    'A block has attributes or a label that it does not support.',
    '::timeline{.wide}',
    'Delete the braces or brackets.',
  ),
  'block-without-data': error(
    'The frontmatter has no data for this block.',
    '::chart{#sum}',
    'Add the data, or delete the line.',
  ),
  'block-not-placed': error(
    'The frontmatter has data that the body never places.',
    'claims:, without ::claims',
    'Add the line `::claims` (or the one that the report names) to the body.',
  ),
  'block-repeated': error(
    'A block is placed twice, so its ids are not unique.',
    '::timeline, twice',
    'Delete one of the two lines.',
  ),
  'heading-level-one': warning(
    'Level 1 is reserved for the title.',
    '# A heading',
    'Begin at level 2: `## A heading`.',
  ),
  'heading-skips-level': warning(
    'A heading level is skipped.',
    '#### after ##',
    'Use the next level: `###`.',
  ),
  'heading-in-list': warning(
    'A heading inside a list is missing from the outline.',
    '- ## A heading',
    'Move it out of the list, or make it bold text.',
  ),
  'table-wide': warning(
    'A table of more than 12 columns does not fit on a page.',
    '| a | b | … 13',
    'Split the table, or swap rows and columns.',
  ),
  'table-too-wide': error('A table has at most 50 columns.', '| a | b | … 51', 'Split the table.'),
  'heading-by-underline': warning(
    'A line of hyphens directly below a paragraph turns it into a heading.',
    'The siege was broken.\\n---',
    'Put an empty line above the hyphens, or write `## ` for a heading.',
  ),
  'table-cell-extra': error(
    'A row has more cells than the header, so the last would be lost.',
    '| Amber | 12 | three |',
    'Add a column to the header, or delete the cell.',
  ),
  'table-pipe-in-code': error('A pipe ends a table cell, even in code.', '| `a|b` |', 'Write `\\|`.'),
  'table-not-recognized': error(
    'Not recognized as a table: it would be shown with its pipes.',
    '| a | b | over |---|',
    'Give the header and the line of hyphens the same number of cells.',
  ),
  'emphasis-not-recognized': error(
    'These emphasis characters are not read as emphasis, or not as typed, because they are between a letter and punctuation.',
    '**(sic)**word',
    'Write `<em>` or `<strong>` here.',
  ),
  'emphasis-unclosed': warning(
    'An emphasis character has no counterpart and is shown as typed.',
    '**bold',
    'Close it, or write `\\*` for an asterisk.',
  ),
  'code-unclosed': warning(
    'A backtick has no counterpart and is shown as typed.',
    '`code',
    'Close it, or delete it.',
  ),
  'link-reference-undefined': warning(
    'The link reference is not defined; it is shown as typed.',
    '[ref][nowhere]',
    'Write `[ref](https://…)`, or define `[nowhere]: https://…`.',
  ),
  'picture-not-recognized': warning(
    'A picture has no file and is shown as typed.',
    '![pic]',
    'Write `![pic](../pictures/file.jpg)`.',
  ),
  'link-not-recognized': warning(
    'A link or picture has a space in its URL, so it is shown as typed.',
    '![alt](../pictures/IMG 2034.JPG)',
    'Write `%20` for the space; rename a picture’s file.',
  ),
  'link-truncated': warning(
    'A bare URL ends before a dash or dot that may belong to it.',
    'https://example.org/a–b',
    'Put the whole URL in angle brackets: `<https://example.org/a%E2%80%93b>`.',
  ),
  'inline-note-unsupported': warning(
    'Inline notes are not supported and are shown as typed.',
    '^[inline note]',
    'Write `[^1]`, and `[^1]: inline note` at the end of the file.',
  ),
  'callout-unsupported': warning(
    'Callouts are not supported and are shown as typed.',
    '> [!NOTE]',
    'Use a box: `:::box[Title]`.',
  ),
  'shortcode-unsupported': warning(
    'Shortcodes and templates are not supported and are shown as typed.',
    '{{< figure >}}',
    'Delete it, or use Markdown.',
  ),
  'import-unsupported': warning(
    'MDX imports are not supported and are shown as typed.',
    'import Box from "./box"',
    'Delete the line.',
  ),
  'wiki-link-unsupported': warning(
    'Wiki links are not supported and are shown as typed.',
    '[[a page]]',
    'Write `[a page](/articles/a-page/)`.',
  ),
  'highlight-unsupported': warning(
    'Highlighting syntax is not supported and is shown as typed.',
    '==mark==',
    'Use emphasis, `*mark*`; what readers should quote is a pull-quote.',
  ),
  'math-unsupported': warning(
    'Formulas are not supported and are shown as typed.',
    '$$x^2$$',
    'Use words, Unicode, `<sup>` and `<sub>`.',
  ),
  'entity-not-recognized': warning(
    'HTML does not have this character reference; it is shown as typed.',
    '&nbps;',
    'Type the character, or correct the reference: `&nbsp;`.',
  ),
  'heading-not-recognized': warning(
    'A heading without a space after `#` is shown as typed.',
    '##Heading',
    'Add the space: `## Heading`.',
  ),
  'task-not-recognized': warning(
    'A checkbox outside a list item is shown as typed.',
    '[ ] Call',
    'Begin the line with a hyphen: `- [ ] Call`.',
  ),
  'definition-unsupported': warning(
    'Definition lists are not supported; the lines run together.',
    'Term\\n: What it is',
    'Write a list: `- **Term**: what it is`.',
  ),
  'attributes-unsupported': warning(
    'Ids and classes in braces are not supported and are shown as typed.',
    '## Title {#id}',
    'Delete the braces; headings get their ids from their text.',
  ),
  'list-pasted': warning(
    'Bullets pasted from a word processor do not make a list; the lines become one paragraph.',
    '• One\\n• Two',
    'Begin each line with a hyphen and a space.',
  ),
  'link-scheme-invalid': error(
    'The URL of a link has an unsupported scheme. Links lead to web pages, e-mail addresses, telephone numbers and pages of this site.',
    '[x](javascript:alert(1))',
    'Begin the URL with `https://`, `http://`, `mailto:`, `tel:` or a slash.',
  ),
  'link-malformed': error(
    'The URL of a link is invalid: a `%` without two hexadecimal digits, bytes that are not UTF-8, a space, an invisible character, a backslash or a password.',
    '[x](https://example.org/%zz)',
    'Copy the URL again from the browser’s address bar.',
  ),
  'link-broken': error(
    'The link leads to a page that this site does not have.',
    '[x](/articles/no-such/)',
    'Correct the path, or delete the link.',
  ),
  'link-base-wrong': error(
    'Links start at the root of the site, without the path in `url`. This link repeats that path, or is a full URL that lacks it.',
    '[x](/news/articles/bridges/) at https://example.org/news',
    'Write the path from the root of the site: /articles/bridges/.',
  ),
  'link-to-draft': error(
    'The link leads to a draft, which is not published.',
    '[x](/articles/a-draft/)',
    'Publish it first, or remove the link.',
  ),
  'link-to-scheduled': error(
    'The link leads to a page that will be published later than the link.',
    '[x](/articles/an-article-of-tomorrow/)',
    'Add the link when the page has appeared, or publish the article with the link at the same time.',
  ),
  'fragment-unknown': error(
    'No element of the linked page has this id.',
    '[x](#no-such)',
    'Use an id of that page. Headings get their ids from their text.',
  ),
  'picture-outside-content': error(
    'Pictures must be in `content/pictures/`; other sites and folders are not allowed.',
    '![x](../../../secret.png)',
    'Copy the file to `content/pictures/` and write `![…](../pictures/name.jpg)`.',
  ),
  'picture-alt-missing': error(
    'A picture needs alternative text for readers who cannot see it.',
    '![](../pictures/bridge.jpg)',
    'Describe in the square brackets what it shows.',
  ),
  'picture-inline': error(
    'A picture must be in a paragraph of its own.',
    'Here ![x](../pictures/bridge.jpg) is',
    'Put empty lines around it.',
  ),
  'picture-missing': error(
    'The file does not exist.',
    '![x](../pictures/no-such.jpg)',
    'Correct the name, or add the file to `content/pictures/`.',
  ),
  'picture-unreadable': error(
    'The file is not a valid picture.',
    'a text file named note.png',
    'Export it again as AVIF, JPEG, PNG or WebP.',
  ),
  'picture-name-invalid': error(
    'Files in `content/pictures/` are pictures, named in lower-case ASCII words joined by hyphens.',
    'content/pictures/IMG 2034.JPG',
    'Rename the file.',
  ),
  'picture-unused': info(
    'No article shows this picture; it is not published.',
    'content/pictures/old.jpg',
    'Delete it, or use it.',
  ),
  'picture-with-location': info(
    'The picture’s metadata contains GPS coordinates. The published copy has no metadata, but the file in the repository does.',
    'a photograph from a telephone',
    'Run `npm run strip -- content/pictures/name.jpg` to remove it.',
  ),
  'picture-too-heavy': error(
    'A picture file is at most 2 MB.',
    'a photograph from a camera',
    'Export it smaller: 2,400 pixels wide is enough.',
  ),
  'picture-too-large': error(
    'A picture is at most 6,000 pixels on each side.',
    'a scan',
    'Export it smaller: 2,400 pixels wide is enough.',
  ),
  'lead-picture-too-small': error(
    'The picture of an article needs at least as many pixels as its card: 1,200 × 630.',
    'leadPicture: { file: thumbnail.jpg, … }',
    'Export it larger from the original, or show it in the text.',
  ),
  'lead-picture-too-narrow': error(
    'The picture of an article is at most twice as high as it is wide, and at most three times as wide as it is high: a card would show a strip of it.',
    'leadPicture: { file: tower.jpg, … }',
    'Cut it, or show it in the text.',
  ),

  // The ledger
  'ledger-unreadable': error(
    '`content/permalinks.json` cannot be read.',
    'a line cut in two',
    'Restore it: `git checkout content/permalinks.json`.',
  ),
  'ledger-conflict': error(
    'A merge left conflict markers in the ledger.',
    '<<<<<<< HEAD',
    'Run `npm run seal`: it keeps the lines of both branches.',
  ),
  'ledger-entry-repeated': warning(
    'A merge left two lines for one URL. Both count.',
    '"/q/a/": … "/q/a/": …',
    'Run `npm run seal`, which joins them.',
  ),
  'ledger-entry-invalid': error(
    'An entry of the ledger differs from what `npm run seal` writes.',
    '"/q/a/": {}',
    'Restore the line: `git checkout content/permalinks.json`.',
  ),
  'ledger-date-in-future': error(
    'An entry of the ledger has a date in the future.',
    '"since": "2999-01-01"',
    'Check the clock of the machine that sealed it, and correct the date.',
  ),
  'ledger-missing': error(
    'The ledger is missing, although the site had one.',
    'content/permalinks.json deleted',
    'Restore it: the report has the git command.',
  ),
  'ledger-of-another-publication': error(
    'The ledger belongs to another publication: its last line has a different `tagAuthority` from `content/site.yaml`, or several after a merge.',
    'tagAuthority: new.example,2026',
    'Restore `tagAuthority`. For a new publication, delete `content/permalinks.json` and `content/ledger-log.jsonl`; `npm run init` does so for you.',
  ),
  'ledger-history-unknown': warning(
    'There is no ledger, and git history cannot show whether there was one: the clone is shallow, or git is not available.',
    'git clone --depth 1',
    'Run `git fetch --unshallow`, or install git.',
  ),
  'ledger-differs': error(
    'The ledger has another day, other words or another attribution than the log recorded, or lacks a URL.',
    '"words":["other words"]',
    'Restore the line from git history. What was sealed is changed by a revision, which readers see; a seal that was never published can be [undone](ledger.md#undo-a-seal).',
  ),
  'ledger-unlogged': warning(
    'The log lacks something that is sealed: a branch was sealed by older software.',
    '"/q/a/" only in content/permalinks.json',
    'Run `npm run seal`.',
  ),
  'ledger-log-missing': error(
    'The log is missing or lacks lines, although git has them.',
    'content/ledger-log.jsonl deleted',
    'Restore it: the report has the git command.',
  ),
  'ledger-log-unreadable': error(
    'A line of the log is not what `npm run seal` writes.',
    'a line cut in two',
    'Restore it: `git checkout HEAD -- content/ledger-log.jsonl`.',
  ),
  'ledger-log-rewritten': error(
    'A line of the log was changed: its root does not follow from its items and the lines before it.',
    '"sealed":"2025-01-01" in place of another day',
    'Restore it: `git checkout HEAD -- content/ledger-log.jsonl`.',
  ),
  'ledger-log-unjoined': error(
    'Two branches were sealed and merged. The next sealing continues both; until then there is no newest root to publish.',
    'two lines that continue the same root',
    'Run `npm run seal`.',
  ),
  'ledger-signature-invalid': error(
    'A signature in the log does not fit its line, or its key is unknown or was not in use on that day.',
    '"key":"2027" without such a key in ledgerKeys',
    'List every key that ever signed in `ledgerKeys`, with the days on which it was in use.',
  ),
  'ledger-unsigned': warning(
    'The newest sealing has no signature, although a key is in use.',
    'npm run seal without VERBATIM_LEDGER_KEY',
    'Run `npm run seal` with the key. If it was lost: docs/ledger.md, “Signatures”.',
  ),
  'url-lost': error(
    'A published URL would stop working.',
    'a renamed file',
    'Restore the file, or add its former name to `aliases` (articles) or `formerly` (topics, people). Keep a withdrawn quote with `withdrawn`. A URL that was sealed too early, and never published: [undo the seal](ledger.md#undo-a-seal).',
  ),
  'quote-changed': error(
    'The words of a sealed quote changed without a revision.',
    'text: other words',
    'Restore the words, or add an entry to the quote’s `revisions`.',
  ),
  'attribution-changed': error(
    'The speaker, date or source of a sealed quote changed without a revision.',
    'speaker: somebody-else',
    'Restore them, or add an entry with `was` to the quote’s `revisions`.',
  ),
  'aliases-out-of-order': error(
    'The oldest alias comes first, because the article’s id in feeds is derived from it.',
    'aliases: [newer, older]',
    'Sort them by the date on which each was sealed.',
  ),
} as const satisfies Record<string, Kind>;

export type ProblemName = keyof typeof problemKinds;

/** Returns whether a problem is an error, a warning or an info. */
export const severityOf = ({ name }: { name: ProblemName }): Severity => problemKinds[name].severity;

/** True if the problem stops the build. */
export const isError = (problem: { name: ProblemName }): boolean => severityOf(problem) === 'error';

const introduction = `# Problems that \`npm run check\` reports

An error stops the build. A warning does not, and an info needs no action. This page is generated from \`src/model/problem-kinds.ts\`; to
regenerate it, run \`npm run --silent check -- --list > docs/problems.md\`.

\`npm run check\` exits with 0 if there are no errors, with 1 if the content has errors, and with 2 if the check could not run (an unknown
option, an unreadable disk).

- \`-- --json\` writes one JSON object to standard output: \`version\` (1), \`counts\` of \`error\`, \`warning\` and \`info\`, and \`problems\`. Each
  problem has \`name\`, \`severity\`, \`file\`, \`found\` and \`expected\`, and where known \`line\` and \`column\` (from 1), \`field\`, \`text\` (the line)
  and \`fix\`. \`scheduled\` lists the scheduled articles, the next one first: \`file\`, \`path\` and \`at\` (RFC 3339). Later versions
  may add fields; no field changes its meaning.
- \`-- --github\` annotates the files in a GitHub workflow.
`;

/** Text as Markdown code; two backticks surround text that has one. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** Returns docs/problems.md: every kind of problem under a heading of its own, so that a URL can lead to it. */
export function catalogInMarkdown(): string {
  const kinds = Object.entries<Kind>(problemKinds);
  const titles = { error: 'Errors', warning: 'Warnings', info: 'Information' } as const;
  const parts = (Object.keys(titles) as Severity[]).flatMap((severity) => [
    `## ${titles[severity]}`,
    ...kinds
      .filter(([, kind]) => kind.severity === severity)
      .map(
        ([name, kind]) => `### ${name}\n\n${kind.why}\n\nExample: ${code(kind.example)}\n\nFix: ${kind.fix}`,
      ),
  ]);
  return `${[introduction.trim(), ...parts].join('\n\n')}\n`;
}
