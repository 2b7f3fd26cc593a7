import { h } from 'hastscript';
import { articlePath } from '../../model/routes.ts';
import type { ImportedArticle, ImportResult } from '../import/types.ts';
import type { Written } from '../import/write-import.ts';
import { type DeskPage, editorLink, fragment, frame, type Part, result } from './frame.ts';

/** Returns the page that imports a file: first a report of what was recognized, then the file is written. */
export function importPage(page: DeskPage): string {
  const { t } = page;
  return frame(page, 'import', [
    h('p.standfirst', t.import.intro),
    h('form.drop', { dataAction: 'import-preview' }, [
      h('label', [h('span', t.import.choose), h('input', { type: 'file', required: true })]),
      h('p.meta', t.import.drop),
    ]),
    result(),
  ]);
}

/** Articles of one file that are shown in full. */
const shownInFull = 10;

/** Returns what was recognized in a file, and the form that writes it. */
export function importPreview(
  page: DeskPage,
  { name, format, encoding, articles, notes }: ImportResult,
): string {
  const { t } = page;
  const proposed = new Map(
    articles.flatMap((article) => article.proposed.map((one) => [one.file, one] as const)),
  );
  const isTaken = articles.some(({ exists }) => exists);
  return fragment([
    h('h2', { tabIndex: -1 }, t.import.report),
    h(
      'p.meta',
      { lang: 'en', dir: 'ltr' },
      [name, format, encoding].filter((part) => part !== undefined).join(' · '),
    ),
    ...list(notes),
    ...articles.slice(0, shownInFull).flatMap((article) => articleReport(page, article)),
    ...articles.slice(shownInFull).map(({ file }) => h('p', { dir: 'ltr' }, [h('code', file)])),
    h('form.fields', { dataAction: 'import-write', dataAgain: '' }, [
      ...(isTaken && articles.length === 1 ? [h('label', [h('span', t.new.slug), slugField()])] : []),
      ...(proposed.size === 0 ? [] : [h('p', t.import.proposed)]),
      ...[...proposed.values()].map(({ file, name: own }) =>
        h('label.check', [
          h('input', { type: 'checkbox', name: 'proposed', value: file, checked: true }),
          h('span', [h('bdi', own), ' ', h('code', { dir: 'ltr' }, file)]),
        ]),
      ),
      h('p', [h('button', { type: 'submit' }, t.import.write)]),
    ]),
    result(),
  ]);
}

const slugField = () =>
  h('input', { name: 'slug', required: true, dir: 'ltr', pattern: '[a-z0-9]+(-[a-z0-9]+)*', maxLength: 120 });

function articleReport({ t }: DeskPage, article: ImportedArticle): Part[] {
  const { file, text, taken, headings, setApart, doubts, formerUrls, pictures, exists } = article;
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [h('h3', heading), ...list(lines)];
  return [
    h('section.section', [
      h('h3', [h('code', { dir: 'ltr' }, file)]),
      ...(exists ? [h('p.state.unreadable', t.import.exists)] : []),
      ...section(t.import.doubts, doubts),
      h(
        'dl',
        taken.flatMap(({ field, value, from }) => [
          h('dt', { lang: 'en', dir: 'ltr' }, field),
          h('dd', { dir: 'auto' }, [value, ' ', h('small', { dir: 'auto' }, `${t.import.from} ${from}`)]),
        ]),
      ),
      ...section(t.import.headings, headings),
      ...section(
        t.import.setApart,
        setApart.map(({ kind, text: left }) => `${kind}: ${left}`),
      ),
      ...section(t.import.former, formerUrls),
      ...section(
        t.import.pictures,
        pictures.map(({ name }) => name),
      ),
      h('details', [h('summary', t.import.result), h('pre', { dir: 'auto', tabIndex: 0 }, text)]),
    ]),
  ];
}

const list = (lines: readonly string[]) =>
  lines.length === 0
    ? []
    : [
        h(
          'ul',
          lines.map((each) => h('li', { dir: 'auto' }, each)),
        ),
      ];

/** Returns what was written of an import. */
export const importDone = (
  { t }: DeskPage,
  written: readonly Written[],
  created: readonly string[],
): string =>
  fragment([
    ...written.flatMap(({ article, files, failed }) =>
      failed === undefined
        ? [
            h('p', [`${t.import.written} `, h('code', { dir: 'ltr' }, files.join(', '))]),
            h('p.row', [
              editorLink(article.file, t.new.open),
              h('a', { href: articlePath(article.slug) }, t.new.view),
            ]),
          ]
        : [h('p', { lang: 'en', dir: 'ltr' }, failed)],
    ),
    ...created.map((file) => h('p', [`${t.new.created} `, editorLink(file, file)])),
  ]);
