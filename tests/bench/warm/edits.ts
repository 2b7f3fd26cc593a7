import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Random } from '../build/random.ts';

/** What an edit can change: the folder of the publication, and that of a copy of the software where it may change too. */
export interface Edited {
  content: string;
  software?: string | undefined;
  random: Random;
  /** Different in every edit. */
  number: number;
}

type Data = Record<string, unknown>;

const markdownIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();

/** Changes the frontmatter and the body of a Markdown file. */
function change(file: string, edit: (data: Data, body: string) => string | undefined): void {
  const [, head = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
  const data = parse(head) as Data;
  const changed = edit(data, body) ?? body;
  writeFileSync(file, `---\n${stringify(data, { lineWidth: 0 })}---\n${changed}`);
}

function replaceIn(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has no ${String(from)}`);
  writeFileSync(file, changed);
}

const articleOf = ({ content, random }: Edited) =>
  join(content, 'articles', random.one(markdownIn(join(content, 'articles'))));
const oneOf = ({ content, random }: Edited, folder: string) =>
  join(content, folder, random.one(markdownIn(join(content, folder))));
const idsIn = ({ content }: Edited, folder: string) =>
  markdownIn(join(content, folder)).map((name) => name.slice(0, -3));

/** Edits of the content, as editors make them. An edit can leave content that has errors. */
export const contentEdits: Record<string, (edited: Edited) => void> = {
  body: (edited) => {
    change(articleOf(edited), (_, body) => `One more sentence, for the ${edited.number}. time.\n\n${body}`);
  },
  title: (edited) => {
    change(articleOf(edited), (data) => {
      data.title = `${String(data.title)} ${edited.number}`;
      return undefined;
    });
  },
  standfirst: (edited) => {
    change(articleOf(edited), (data) => {
      data.standfirst = `${String(data.standfirst)} Part ${edited.number} of it.`;
      return undefined;
    });
  },
  topics: (edited) => {
    change(articleOf(edited), (data) => {
      data.topics = edited.random.some(idsIn(edited, 'topics'), 1 + edited.random.below(3));
      return undefined;
    });
  },
  quote: (edited) => {
    change(articleOf(edited), (data, body) => {
      const text = `What edit ${edited.number} says is quoted here`;
      const quotes = (data.pullQuotes as Data[] | undefined) ?? [];
      data.pullQuotes = [...quotes, { id: `edit-${edited.number}`, text }];
      return `${text}.\n\n${body}`;
    });
  },
  correction: (edited) => {
    change(articleOf(edited), (data, body) => {
      const corrections = (data.corrections as Data[] | undefined) ?? [];
      const says = `corrected words ${edited.number}`;
      data.corrections = [
        ...corrections,
        { date: '2026-11-01', said: 'other words', says, why: 'A slip of the pen.' },
      ];
      return `Here are ${says}.\n\n${body}`;
    });
  },
  draft: (edited) => {
    change(articleOf(edited), (data) => {
      data.draft = data.draft !== true;
      return undefined;
    });
  },
  rename: (edited) => {
    const file = articleOf(edited);
    const slug = file.replace(/^.*\/|\.md$/g, '');
    change(file, (data) => {
      data.aliases = [...((data.aliases as string[] | undefined) ?? []), slug];
      return undefined;
    });
    renameSync(file, file.replace(/\.md$/, `-${edited.number}.md`));
  },
  delete: (edited) => {
    rmSync(articleOf(edited));
  },
  topicTitle: (edited) => {
    change(oneOf(edited, 'topics'), (data) => {
      data.title = `${String(data.title)} ${edited.number}`;
      return undefined;
    });
  },
  person: (edited) => {
    change(oneOf(edited, 'people'), (data) => {
      data.role = `${String(data.role)}, since edit ${edited.number}`;
      return undefined;
    });
  },
  source: (edited) => {
    const file = join(edited.content, 'sources.yaml');
    const sources = parse(readFileSync(file, 'utf8')) as Record<string, Data>;
    const source = sources[edited.random.one(Object.keys(sources))];
    if (source) source.about = `what edit ${edited.number} found`;
    writeFileSync(file, stringify(sources, { lineWidth: 0 }));
  },
  picture: (edited) => {
    const [name = ''] = readdirSync(join(edited.content, 'pictures'));
    const file = join(edited.content, 'pictures', name);
    // Bytes after the end of the picture, which decoders ignore.
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from(`${edited.number}`)]));
  },
  page: (edited) => {
    change(join(edited.content, 'pages/en/about.md'), (_, body) => `${body}\nEdit ${edited.number}.\n`);
  },
  settings: (edited) => {
    replaceIn(join(edited.content, 'site.yaml'), /^ {2}en: News.*$/m, `  en: News, edit ${edited.number}`);
  },
};

/** Edits of a copy of the software, and of the list of languages; each makes all pages again. */
export const softwareEdits: Record<string, (edited: Edited & { software: string }) => void> = {
  component: ({ software, number }) => {
    const file = join(software, 'src/components/quote/QuoteTeaser.astro');
    replaceIn(file, /<figure class="quote[^"]*"/, `<figure class="quote edit-${number}"`);
  },
  style: ({ software, number }) => {
    const file = join(software, 'src/styles/print.css');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n.edit-${number} { color: black; }\n`);
  },
  plugin: ({ software, number }) => {
    replaceIn(
      join(software, 'src/markdown/tables.ts'),
      /`align-\$\{align\}(?:-\d+)?`/,
      `\`align-\${align}-${number}\``,
    );
  },
  language: ({ content }) => {
    const file = join(content, 'site.yaml');
    const text = readFileSync(file, 'utf8');
    const added = text.includes('[en, ar, de]') ? '[en, ar]' : '[en, ar, de]';
    writeFileSync(file, text.replace(/\[en, ar(?:, de)?\]/, added));
  },
};
