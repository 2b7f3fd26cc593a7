import './publication-folder.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMarkdownFile } from '../content/frontmatter.ts';
import type { Reading } from '../content/read-content.ts';
import { editFrontmatter } from '../desk/edit/edit-frontmatter.ts';
import { UneditableText } from '../desk/edit/uneditable-text.ts';
import { quotesOf } from '../desk/quotes/article.ts';
import { additions, entryOf, newPeople, numbersIn, slugIn } from '../desk/quotes/choose.ts';
import { listing, summary } from '../desk/quotes/listing.ts';
import { languagesWithRules, rulesFor } from '../desk/quotes/rules/all.ts';
import { refusalText } from '../desk/refusal.ts';
import { versionOf, writeContentFile } from '../desk/server/content-file.ts';
import { articleSchema } from '../model/article.ts';
import type { ArticleEntry } from '../model/contents.ts';
import { nearest, show } from '../model/problem.ts';
import { formatProblems } from '../model/report.ts';
import { counted } from '../text/counted.ts';
import { readArguments, refuseArguments } from './arguments.ts';

/** `npm run quotes -- <article>`: proposes pull-quotes, and adds the chosen ones. */
const usage = `npm run quotes -- <article> [--write 1,3-5 | --json]
  <article>       its file name, like three-towns
  --write <list>  adds the proposals with these numbers to the article, or all
  --json          the proposals as one JSON object`;

const { values, positionals } = readArguments({
  usage,
  options: { write: { type: 'string' }, json: { type: 'boolean' } },
  positionals: 1,
});
const [name = ''] = positionals;
if (name === '') refuseArguments('No article: write the name of its file.', usage);
if (values.write !== undefined && values.json) refuseArguments('Choose one of --write and --json.', usage);

// Loaded here, so that wrong arguments are refused at once.
const { readContent } = await import('../content/read-content.ts');
const reading = await readContent(process.cwd());
const article = articleOrRefuse(reading);
const { proposals, unattributed, words } = quotesOf(article, reading);
if (words === 0)
  refuse(article.file, 'a body without words', 'text', 'write the article, then choose its quotes');

if (values.json) console.log(JSON.stringify(report(), undefined, 2));
else if (values.write === undefined) print();
else await write(values.write);

function articleOrRefuse({ contents }: Reading): ArticleEntry {
  const slugs = contents.articles.map(({ id }) => id);
  const slug = slugIn(name);
  const found = contents.articles.find(({ id }) => id === slug);
  const file = found?.file ?? `content/articles/${slug ?? name}.md`;
  const unreadable = reading.problems.filter((problem) => problem.file === file);
  const text = found && readFileSync(join(process.cwd(), file), 'utf8');
  if (found && text !== undefined && parseMarkdownFile(text, file).problems.length === 0) return found;
  if (unreadable.length > 0) {
    console.error(formatProblems(unreadable, process.stderr));
    console.error('\nQuotes can be proposed when the frontmatter can be read.');
    process.exit(1);
  }
  const part = slug ?? name;
  const near = [nearest(part, slugs), ...slugs.filter((id) => id.includes(part) || part.includes(id))];
  const offered = [...new Set(near.filter((id) => id !== undefined))].slice(0, 5);
  refuse(
    show(name),
    'no article of that name',
    offered.length > 0
      ? `for example ${offered.join(', ')}`
      : 'the name of a file in content/articles/, without .md',
    offered[0] === undefined ? 'ls content/articles' : `npm run quotes -- ${offered[0]}`,
  );
}

function refuse(what: string, found: string, expected: string, fix: string): never {
  console.error(refusalText(what, { found, expected, fix }));
  process.exit(1);
}

/** Without rules for a language, only its own lines are proposed. */
function noteOnLanguage(): string | undefined {
  const { lang } = article.data;
  return rulesFor(lang)
    ? undefined
    : `What people say is not proposed in this language, ${lang}: there are rules for ${languagesWithRules.join(', ')}. The lines of the article’s own are chosen by length and place alone.`;
}

function report() {
  const { file, data } = article;
  return {
    file,
    lang: data.lang,
    hasRules: rulesFor(data.lang) !== undefined,
    unattributed,
    proposals: proposals.map((proposal, index) => ({
      number: index + 1,
      kind: proposal.kind,
      because: proposal.because,
      entry: entryOf(proposal),
      ...(proposal.speaker ? { speaker: proposal.speaker } : {}),
    })),
  };
}

function print(): void {
  if (proposals.length > 0) console.log(listing(proposals));
  const note = noteOnLanguage();
  if (note !== undefined) console.error(`\n${note}`);
  console.error(`\n${article.file}: ${summary(proposals, unattributed)}`);
  if (proposals.length > 0)
    console.error(
      `Words of a person also need said and source. To add some of these: npm run quotes -- ${article.id} --write 1${proposals.length > 1 ? ',2' : ''}`,
    );
}

async function write(list: string): Promise<void> {
  const numbers = numbersIn(list, proposals.length);
  if (!numbers)
    refuse(
      '--write',
      show(list),
      proposals.length === 0
        ? 'nothing: there are no proposals'
        : `numbers from 1 to ${proposals.length}, like 1,3-5, or all`,
      `npm run quotes -- ${article.id}`,
    );
  const chosen = proposals.filter((_, index) => numbers.includes(index + 1));
  const root = process.cwd();
  const text = readFileSync(join(root, article.file), 'utf8');
  try {
    const edited = editFrontmatter(text, additions(chosen), Object.keys(articleSchema.shape));
    const people = newPeople(chosen);
    for (const { file, text: person } of people) await writeContentFile(root, file, person, null);
    await writeContentFile(root, article.file, edited, versionOf(text));
    console.log(`Added ${counted(chosen.length, 'pull-quote')} to ${article.file}.`);
    for (const { file } of people) console.log(`Created ${file}: say there who this is.`);
    console.log('Next: add said and source where somebody is quoted, then npm run check.');
  } catch (error) {
    if (!(error instanceof UneditableText)) throw error;
    refuse(
      article.file,
      error.message,
      'frontmatter to which entries can be added',
      'npm run check, or paste the entries by hand',
    );
  }
}
