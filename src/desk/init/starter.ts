import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { now } from '../../content/clock.ts';
import { formatLedger, ledgerFile } from '../../content/ledger.ts';
import { yamlText } from '../../content/yaml/parse.ts';
import type { Language } from '../../i18n/languages.ts';
import { siteFile } from '../../model/site.ts';
import { dayAt } from '../../text/zoned-time.ts';
import type { Answers } from './answers.ts';
import { siteText } from './site-text.ts';
import { starterFolder, starterSettings } from './starter-settings.ts';

const picture = 'content/pictures/example.png';

/** Returns the files of a new publication by path: the starter of its first language, with the texts of the others. */
export function starterFiles(answers: Answers): Map<string, string | Buffer> {
  const [first, ...others] = answers.languages;
  const { pages } = starterSettings(first);
  const files = new Map<string, string | Buffer>([
    [siteFile, siteText(answers, (text) => fill(text, answers, first))],
    [ledgerFile, formatLedger(new Map(), answers.tagAuthority)],
    ['content/LICENSE', `${fill(starterSettings(first).license, answers, first)}\n`],
    [picture, readFileSync(join(import.meta.dirname, 'example.png'))],
  ]);
  const folder = starterFolder(first);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = name.replaceAll('\\', '/');
    if (!/\.(?:md|yaml)$/.test(path) || path === 'starter.yaml') continue;
    const text = withLanguages(
      path,
      fillFile(readFileSync(join(folder, path), 'utf8'), answers, first),
      others,
      answers,
    );
    files.set(`content/${path.replace(/^pages\//, `pages/${first}/`)}`, text);
  }
  // Pages have the same path in every language, so that the versions link to each other.
  for (const lang of others)
    for (const page of ['about', 'work'] as const) {
      const text = readFileSync(
        join(starterFolder(lang), 'pages', `${starterSettings(lang).pages[page]}.md`),
        'utf8',
      );
      files.set(`content/pages/${lang}/${pages[page]}.md`, fillFile(text, answers, lang));
    }
  return files;
}

/** Returns a topic or person with its name in the other languages; other files as they are. */
function withLanguages(path: string, text: string, others: readonly Language[], answers: Answers): string {
  const [kind = '', id = ''] = path.replace(/\.md$/, '').split('/');
  if (others.length === 0 || (kind !== 'topics' && kind !== 'people')) return text;
  const own = starterSettings(answers.languages[0]);
  const versions = others.map((lang) => {
    const settings = starterSettings(lang);
    const other = kind === 'people' ? settings.person : settings.topics[own.topics.indexOf(id)];
    const written = fillFile(
      readFileSync(join(starterFolder(lang), kind, `${String(other)}.md`), 'utf8'),
      answers,
      lang,
    );
    return [lang, parse(written.split('---\n')[1] ?? '') as Record<string, string>] as const;
  });
  const byLanguage = (field: string) =>
    Object.fromEntries(versions.map(([lang, data]) => [lang, data[field]]));
  const added =
    kind === 'topics'
      ? { labels: byLanguage('title'), summaries: byLanguage('summary') }
      : { roles: byLanguage('role') };
  return text.replace(/---\n$/, `${yamlText(added)}\n---\n`);
}

/** Returns a file with the answers in it, escaped as its frontmatter and its body need. */
function fillFile(text: string, answers: Answers, lang: Language): string {
  const end = text.indexOf('\n---\n', 3) + 1;
  const inMarkdown = (value: string) => value.replace(/[\\`*_[\]<>&~|#!]/g, '\\$&');
  const inYaml = (value: string) => JSON.stringify(value).slice(1, -1);
  return fill(text.slice(0, end), answers, lang, inYaml) + fill(text.slice(end), answers, lang, inMarkdown);
}

/** Replaces `{{name}}` and the like; `{{work}}` and `{{search}}` are paths in the language. */
function fill(text: string, answers: Answers, lang: Language, escape = (value: string) => value): string {
  const { name, publisher, email, license, timeZone, languages } = answers;
  const front = lang === languages[0] ? '/' : `/${lang}/`;
  const plain = new Map([
    ['email', email],
    ['licenseUrl', license.url],
    ['today', dayAt(now(), timeZone)],
    ['work', `${front}${starterSettings(languages[0]).pages.work}/`],
    ['search', `${front}search/`],
  ]);
  const escaped = new Map([
    ['name', name],
    ['publisher', publisher],
    ['license', license.label],
  ]);
  return text.replace(
    /\{\{(\w+)\}\}/g,
    (_, key: string) => plain.get(key) ?? escape(escaped.get(key) ?? key),
  );
}
