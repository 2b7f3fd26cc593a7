import { h } from 'hastscript';
import { dateInWords, foreign, numberInWords, strings } from '../../i18n/strings.ts';
import { type DeskPage, editorLink, frame, tabPath } from './frame.ts';
import { problemCounts, problemList } from './problem-list.ts';
import { type Listed, listed, type Order, orders, type Query, queryUrl } from './query.ts';
import { ageOf, type DeskList, deskStates, type Row } from './rows.ts';

/** Returns the list of all articles, and what to do first where there is none. */
export function listPage(page: DeskPage, { rows, others }: DeskList, query: Query): string {
  const { t, lang } = page;
  const result = listed(rows, query, strings(lang).locale);
  const main = [
    ...(rows.length === 0
      ? [firstSteps(page)]
      : [filters(page, query, rows, result), table(page, query, result)]),
    ...(rows.length > 0 && result.count === 0 ? [h('p', t.list.none)] : []),
    ...(result.pages > 1 ? [pageLinks(page, query, result)] : []),
    ...(others.length > 0
      ? [
          h('section.section#other-files', [
            h('h2', t.list.otherFiles),
            h('p.meta', problemCounts(others, page)),
            problemList(others.slice(0, 200), page),
          ]),
        ]
      : []),
  ];
  return frame(page, 'list', main, { live: true });
}

const firstSteps = ({ t }: DeskPage) =>
  h('section.first', [
    h('h2', t.first.heading),
    h('ol', [
      h('li', [h('a', { href: '#other-files' }, t.first.pages)]),
      h('li', t.first.person),
      h('li', t.first.topic),
      h('li', [
        t.first.article,
        ' ',
        h('a', { href: tabPath('new') }, t.tabs.new),
        ' · ',
        h('a', { href: tabPath('import') }, t.tabs.import),
      ]),
    ]),
    h('p.meta', t.first.guide),
  ]);

function filters({ t, lang }: DeskPage, query: Query, rows: readonly Row[], { count }: Listed) {
  const number = (value: number) => numberInWords(value, lang);
  const counts = Map.groupBy(rows, ({ state }) => state);
  return h('form.filters', { method: 'get' }, [
    h('p.meta', `${t.list.total} ${number(rows.length)} · ${t.list.shown} ${number(count)}`),
    h('label', [
      h('span', t.list.text),
      h('input', { type: 'search', name: 'text', value: query.text, dir: 'auto' }),
    ]),
    h('label', [
      h('span', t.list.columns.state),
      h('select', { name: 'state' }, [
        h('option', { value: '' }, t.list.anyState),
        ...deskStates
          .filter((state) => counts.has(state) || state === query.state)
          .map((state) =>
            h(
              'option',
              { value: state, selected: state === query.state },
              `${t.states[state]} (${number(counts.get(state)?.length ?? 0)})`,
            ),
          ),
      ]),
    ]),
    h('label', [
      h('span', t.list.order),
      h(
        'select',
        { name: 'sort' },
        orders.map((order) =>
          h('option', { value: order, selected: order === query.order }, t.list.columns[order]),
        ),
      ),
    ]),
    h('label.check', [
      h('input', { type: 'checkbox', name: 'problems', value: '1', checked: query.onlyProblems }),
      h('span', t.list.onlyProblems),
    ]),
    h('button', { type: 'submit' }, t.list.apply),
    h('a', { href: tabPath('list') }, t.list.reset),
  ]);
}

/** With explicit roles, because narrow windows show each row as a block, which makes browsers drop the table’s own. */
const table = (page: DeskPage, query: Query, { rows }: Listed) =>
  h('table', { role: 'table' }, [
    h('thead', { role: 'rowgroup' }, [
      h(
        'tr',
        { role: 'row' },
        columns.map((order) => heading(page, query, order)),
      ),
    ]),
    h(
      'tbody',
      { role: 'rowgroup' },
      rows.map((row) => rowOf(page, row)),
    ),
  ]);

const columns = ['title', 'state', 'date', 'words', 'age', 'quotes', 'problems'] as const satisfies Order[];
const numeric = new Set<Order>(['words', 'age', 'quotes']);

function heading({ t }: DeskPage, query: Query, order: Order) {
  const isCurrent = query.order === order;
  const isDescending = isCurrent ? !query.isDescending : order !== 'title' && order !== 'state';
  const sorted = query.isDescending ? 'descending' : 'ascending';
  return h(
    'th',
    {
      ...{ role: 'columnheader', scope: 'col', ariaSort: isCurrent ? sorted : undefined },
      className: numeric.has(order) ? ['number'] : [],
    },
    [h('a', { href: queryUrl({ ...query, order, isDescending, page: 1 }) }, t.list.columns[order])],
  );
}

function rowOf(page: DeskPage, { file, title, state, problems, article }: Row) {
  const { t, lang } = page;
  const cell = (order: Order, text: string) =>
    h(
      'td',
      { role: 'cell', className: numeric.has(order) ? ['number'] : [], dataLabel: t.list.columns[order] },
      text,
    );
  const number = (value: number | undefined) => (value === undefined ? '–' : numberInWords(value, lang));
  return h('tr', { role: 'row' }, [
    h('th', { role: 'rowheader', scope: 'row' }, [
      h('bdi.of-article', article ? foreign(article.lang, lang) : { dir: 'ltr' }, title),
      h('span.links', [
        editorLink(file, t.list.edit),
        ...(article ? [h('a', { href: article.path }, t.list.view)] : []),
      ]),
    ]),
    h('td', { role: 'cell', dataLabel: t.list.columns.state }, [
      h('span', { className: ['state', state] }, t.states[state]),
    ]),
    cell('date', article ? dateInWords(article.date, lang) : '–'),
    cell('words', number(article?.words)),
    cell('age', number(article && ageOf(article))),
    cell('quotes', number(article?.quotes.length)),
    h('td.of-problems', { role: 'cell', dataLabel: t.list.columns.problems }, [
      problems.length === 0
        ? h('span.meta', t.list.noProblems)
        : h('details', [h('summary', problemCounts(problems, page)), problemList(problems, page)]),
    ]),
  ]);
}

/** Links to the first and last pages and those around this one. */
function pageLinks({ t, lang }: DeskPage, query: Query, { page, pages }: Listed) {
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (each) => each === 1 || each === pages || Math.abs(each - page) <= 2,
  );
  const link = (to: number, text: string, rel?: string) =>
    h('li', [
      h(
        'a',
        { href: queryUrl({ ...query, page: to }), rel, ariaCurrent: to === page ? 'page' : undefined },
        text,
      ),
    ]);
  return h('nav.pages', { ariaLabel: t.list.pages }, [
    h('ul.row', [
      ...(page > 1 ? [link(page - 1, t.list.previous, 'prev')] : []),
      ...near.map((each) => link(each, numberInWords(each, lang))),
      ...(page < pages ? [link(page + 1, t.list.next, 'next')] : []),
    ]),
  ]);
}
