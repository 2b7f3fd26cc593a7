import { h } from 'hastscript';
import type { DeployChanges } from '../../content/seal-plan.ts';
import { foreign, numberInWords, timeInWords } from '../../i18n/strings.ts';
import type { Quote } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';
import { scheduledArticles } from '../../model/scheduled.ts';
import { type DeskPage, frame, type Part } from './frame.ts';

/** Returns the page on what the next deploy changes for readers, compared with what is sealed. */
export function changesPage(page: DeskPage, changes: DeployChanges, library: Library): string {
  const { t, lang } = page;
  const { added, reworded, credited, redirects, cards, missing } = changes;
  const scheduled = scheduledArticles(library);
  const link = (path: string) => h('a', { href: path, dir: 'ltr' }, path);
  const sections = [
    ...section(
      page,
      t.changes.missing,
      missing.map((path) => [h('code', { dir: 'ltr' }, path)]),
    ),
    ...section(
      page,
      t.changes.reworded,
      reworded.map(({ quote, before }) => [link(quote.path), words(page, quote, before)]),
    ),
    ...section(
      page,
      t.changes.credited,
      credited.map((quote) => [link(quote.path), ' ', h('bdi', quote.speaker?.name ?? t.seal.ownWords)]),
    ),
    ...section(
      page,
      t.changes.redirects,
      redirects.map(({ from, to }) => [h('code', { dir: 'ltr' }, from), ' → ', link(to)]),
    ),
    ...section(
      page,
      t.changes.added,
      added.map((path) => [link(path)]),
    ),
    ...section(
      page,
      t.changes.cards,
      cards.map((path) => [link(path)]),
    ),
  ];
  return frame(
    page,
    'changes',
    [
      h('p.standfirst', t.changes.intro),
      ...(sections.length === 0 ? [h('p', t.changes.nothing)] : sections),
      ...section(
        page,
        t.changes.scheduled,
        scheduled.map(({ path, title, publishedAt, lang: own }) => [
          h('a', { href: path, ...foreign(own, lang) }, title),
          ' · ',
          timeInWords(publishedAt, lang),
        ]),
      ),
    ],
    { live: true },
  );
}

function section({ lang }: DeskPage, heading: string, items: Part[][]) {
  if (items.length === 0) return [];
  return [
    h('section.section', [
      h('h2', `${heading} (${numberInWords(items.length, lang)})`),
      h(
        'ul.entries',
        items.map((item) => h('li', item)),
      ),
    ]),
  ];
}

const words = ({ t, lang }: DeskPage, quote: Quote, before: readonly string[]) =>
  h('dl', [
    h('dt', t.changes.now),
    h('dd', foreign(quote.article.lang, lang), quote.text),
    h('dt', t.changes.before),
    ...before.map((each) => h('dd', foreign(quote.article.lang, lang), each)),
  ]);
