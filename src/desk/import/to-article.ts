import { cleanPicture } from '../../content/clean-picture.ts';
import { yamlText } from '../../content/yaml/parse.ts';
import { freeId } from '../../model/free-id.ts';
import { bodyToMarkdown } from './body-to-markdown.ts';
import { fitBody, type WantedPicture } from './fit-body.ts';
import { languageOf } from './language.ts';
import { NameIndex } from './match-names.ts';
import { personFile, topicFile } from './proposals.ts';
import { slugOf } from './slug.ts';
import type { Found, ImportContext, ImportedArticle, Piece, Proposed } from './types.ts';
import { firstLostWord, textOf, wordsIn } from './words.ts';

/** The fields of an article, and what a person should know about them. */
interface Fields {
  title: string;
  standfirst: string;
  date: string;
  lang: string;
  authors: string[];
  topics: string[];
  taken: ImportedArticle['taken'];
  proposed: Proposed[];
  doubts: string[];
  /** Comments above fields, by their names. */
  comments: Record<string, string>;
}

/** Makes an article of the publication from what a format yielded. `taken` has the slugs of other articles of the same import. */
export async function toArticle(
  piece: Piece,
  context: ImportContext,
  taken: Set<string>,
): Promise<ImportedArticle> {
  const fitted = await fitBody(piece, context);
  const fields = fieldsOf(piece, context);
  const slug = uniqueSlug(piece, fields, context, taken);
  const { pictures, doubts: pictureDoubts } = await savePictures(fitted.pictures, slug, context);
  const markdown = bodyToMarkdown(piece.body);
  const lost = firstLostWord(piece.body, markdown);
  const { aliases, others } = aliasesOf(piece.formerUrls, slug);
  const isPublished = context.options?.isPublished === true && piece.isDraft !== true;
  return {
    slug,
    title: fields.title,
    file: `content/articles/${slug}.md`,
    text: `---\n${frontmatter(fields, aliases, isPublished, context)}---\n\n${markdown}`,
    pictures,
    exists: context.slugs.has(slug),
    taken: fields.taken,
    headings: piece.body.children.flatMap((node) => (node.type === 'heading' ? [textOf(node)] : [])),
    setApart: [...piece.setApart, ...fitted.setApart],
    doubts: [
      ...fields.doubts,
      ...piece.doubts,
      ...fitted.doubts,
      ...pictureDoubts,
      ...(lost === undefined ? [] : [`The words near “${lost}” changed: compare them with the original.`]),
      ...(piece.body.children.length === 0 ? ['No text was found.'] : []),
    ],
    formerUrls: others,
    proposed: fields.proposed,
    words: wordsIn(textOf(piece.body)).length,
  };
}

const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/[\u200b\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();

function fieldsOf(piece: Piece, context: ImportContext): Fields {
  const fields: Fields = {
    ...{ title: '', standfirst: '', date: '', lang: '', authors: [], topics: [] },
    ...{ taken: [], proposed: [], doubts: [], comments: {} },
  };
  const take = (field: string, found: Found) => fields.taken.push({ field, ...found });
  const text = textOf(piece.body);
  fields.title = oneLine(piece.title?.value ?? '');
  if (piece.title && fields.title !== '') take('title', { ...piece.title, value: fields.title });
  else {
    fields.title = oneLine(firstSentence(text)) || 'Untitled';
    doubt(fields, 'title', 'No title was found: this is the beginning of the text.');
  }
  fields.standfirst = oneLine(piece.standfirst?.value ?? '');
  if (piece.standfirst && fields.standfirst !== '')
    take('standfirst', { ...piece.standfirst, value: fields.standfirst });
  else {
    fields.standfirst = oneLine(firstSentence(text)) || fields.title;
    doubt(
      fields,
      'standfirst',
      'No standfirst was found: this is the first sentence of the text. Write one.',
    );
  }
  fields.date = piece.date?.value ?? context.today;
  if (piece.date) take('date', piece.date);
  else doubt(fields, 'date', 'No date was found: this is the day of the import.');
  takeLanguage(piece, context, fields, `${fields.title}\n${fields.standfirst}\n${text}`);
  takePeople(piece, context, fields);
  takeTopics(piece, context, fields);
  return fields;
}

function doubt(fields: Fields, field: string, sentence: string): void {
  fields.doubts.push(sentence);
  fields.comments[field] = sentence;
}

/** Returns the first sentence of a text, of at most 300 characters. */
function firstSentence(text: string): string {
  const paragraph = text.split('\n').find((line) => /\p{L}/u.test(line)) ?? '';
  const [first] = [...new Intl.Segmenter('und', { granularity: 'sentence' }).segment(paragraph)];
  const sentence = first?.segment.trim() ?? '';
  return sentence.length <= 300 ? sentence : `${sentence.slice(0, 297).replace(/\s+\S*$/u, '')} …`;
}

function takeLanguage(piece: Piece, context: ImportContext, fields: Fields, text: string): void {
  const [first] = context.languages;
  const written = piece.lang && canonical(piece.lang.value);
  const guessed = languageOf(text, context.languages);
  fields.lang =
    context.options?.lang ??
    (guessed !== undefined && !sameLanguage(guessed, written) ? guessed : written) ??
    guessed ??
    first;
  // A region that the publication does not part, such as en-US.
  const own = context.languages.find((lang) => sameLanguage(lang, fields.lang));
  if (context.options?.lang === undefined && own !== undefined) fields.lang = own;
  fields.taken.push({
    field: 'lang',
    value: fields.lang,
    from: context.options?.lang === undefined ? 'the words of the text' : '--lang',
  });
  if (written !== undefined && guessed !== undefined && !sameLanguage(written, guessed))
    fields.doubts.push(`The file says that its language is ${written}; its words look like ${guessed}.`);
  if (own === undefined)
    fields.doubts.push(`The language ${fields.lang} is not one of the site’s languages.`);
}

const sameLanguage = (one: string, other: string | undefined) => one.split('-')[0] === other?.split('-')[0];

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replace('_', '-'))[0];
  } catch {
    return undefined;
  }
}

function takePeople(piece: Piece, context: ImportContext, fields: Fields): void {
  const known = new NameIndex(context.people);
  const given = context.options?.authors ?? [];
  for (const id of given) fields.taken.push({ field: 'author', value: id, from: '--author' });
  fields.authors.push(...given);
  for (const { value, from } of given.length > 0 ? [] : piece.authors) {
    const name = oneLine(value);
    const id = known.find(name) ?? slugOf(name);
    if (id === undefined || fields.authors.includes(id)) continue;
    fields.authors.push(id);
    fields.taken.push({
      field: 'author',
      value: known.find(name) === undefined ? `${name} (${id}, new)` : `${name} (${id})`,
      from,
    });
    if (known.find(name) === undefined) fields.proposed.push(personFile(id, name, fields.lang, context));
  }
  if (fields.authors.length === 0)
    fields.doubts.push('No author was found: write one, or import again with --author <id>.');
}

function takeTopics(piece: Piece, context: ImportContext, fields: Fields): void {
  const known = new NameIndex(context.topics);
  for (const id of context.options?.topics ?? []) {
    fields.topics.push(id);
    fields.taken.push({ field: 'topic', value: id, from: '--topics' });
  }
  for (const { value, from } of piece.topics) {
    const name = oneLine(value);
    const found = known.find(name);
    const id = found ?? slugOf(name);
    if (id === undefined || fields.topics.includes(id)) continue;
    fields.topics.push(id);
    fields.taken.push({
      field: 'topic',
      value: found === undefined ? `${name} (${id}, new)` : `${name} (${id})`,
      from,
    });
    if (found === undefined) fields.proposed.push(topicFile(id, name, fields.lang, context));
  }
  if (fields.topics.length === 0)
    fields.doubts.push('No topics were found: write at least one, or import again with --topics <ids>.');
}

function uniqueSlug(piece: Piece, fields: Fields, context: ImportContext, taken: Set<string>): string {
  const wanted =
    context.options?.slug ??
    slugOf(piece.slug ?? '') ??
    slugOf(fields.title) ??
    `article-${fields.date.slice(0, 10)}`;
  if (taken.has(wanted)) {
    fields.doubts.push(`Another article of this import has the slug “${wanted}”, too.`);
    return freeId(wanted, taken);
  }
  taken.add(wanted);
  return wanted;
}

/** `aliases` are former slugs below /articles/; other former URLs need a redirect of the host. */
function aliasesOf(formerUrls: readonly string[], slug: string): { aliases: string[]; others: string[] } {
  const paths = formerUrls.map((url) => (URL.canParse(url) ? new URL(url).pathname : url));
  const aliases = new Set<string>();
  for (const path of paths) {
    const last = slugOf(
      safeDecode(path)
        .replace(/\/+$|\/?index\.\w+$/u, '')
        .replace(/^.*\//u, '')
        .replace(/\.\w{2,5}$/u, ''),
    );
    if (last !== undefined && last !== slug) aliases.add(last);
  }
  return { aliases: [...aliases], others: [...new Set(formerUrls)] };
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function frontmatter(
  fields: Fields,
  aliases: readonly string[],
  isPublished: boolean,
  context: ImportContext,
): string {
  const { title, standfirst, date, lang, authors, topics, comments } = fields;
  const [author] = authors;
  const data: Record<string, unknown> = {
    title,
    standfirst,
    date,
    ...(lang === context.languages[0] ? {} : { lang }),
    ...(author === undefined ? {} : { author: authors.length === 1 ? author : authors }),
    topics,
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(isPublished ? {} : { draft: true }),
  };
  return Object.entries(data)
    .map(
      ([field, value]) =>
        `${comments[field] === undefined ? '' : `# ${comments[field]}\n`}${yamlField(field, value)}\n`,
    )
    .join('');
}

const yamlField = (field: string, value: unknown): string =>
  Array.isArray(value) ? `${field}: [${value.join(', ')}]` : yamlText({ [field]: value });

async function savePictures(wanted: readonly WantedPicture[], slug: string, context: ImportContext) {
  const pictures: ImportedArticle['pictures'] = [];
  const doubts: string[] = [];
  const names = new Set(context.pictures);
  const saved = new Map<Uint8Array, string>();
  for (const [index, { bytes, node, from }] of wanted.entries()) {
    try {
      const known = saved.get(bytes);
      if (known === undefined) {
        const { bytes: clean, ending, changes } = await cleanPicture(bytes);
        const base = slugOf(from.replace(/\.\w+$/u, '')) ?? `${slug}-${index + 1}`;
        const stem = names.has(`${base}.${ending}`) ? `${slug}-${index + 1}` : base;
        const name = `${names.has(`${stem}.${ending}`) ? freeId(`${stem}-${index + 1}`, new Set([...names].map((one) => one.replace(/\.\w+$/u, '')))) : stem}.${ending}`;
        names.add(name);
        saved.set(bytes, name);
        pictures.push({ name, bytes: clean });
        if (changes.length > 0) doubts.push(`The picture ${name}: ${changes.join(', ')}.`);
      }
      const name = known ?? saved.get(bytes) ?? '';
      node.url = `../pictures/${name}`;
      describe(node, name, doubts);
    } catch {
      doubts.push(
        `The picture “${from || `number ${index + 1}`}” is damaged or not a picture, and was left out.`,
      );
      node.url = '';
    }
  }
  return { pictures, doubts };
}

/** A picture needs words for readers who cannot see it: its caption, if the file has no others. */
function describe(node: WantedPicture['node'], name: string, doubts: string[]): void {
  node.title = node.title ? oneLine(node.title) : null;
  node.alt = oneLine(node.alt ?? '');
  if (node.alt !== '') return;
  const caption = (node.title ?? '').replace(/\s*\([^()]*\)$/u, '');
  node.alt = caption;
  doubts.push(
    caption === ''
      ? `The picture ${name} has no description: write in the square brackets what it shows.`
      : `The picture ${name} has no description but its caption.`,
  );
}
