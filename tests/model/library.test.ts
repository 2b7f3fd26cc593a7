import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ArticleEntry, Contents } from '../../src/model/contents.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { article, contents, person, series, source, sourceFields, topic } from './contents.ts';

const join = (articles: ArticleEntry[], more: Partial<Contents> = {}) =>
  joinLibrary(contents(articles, more));

/** The library of contents in which nothing is wrong; warnings are no faults. */
function whole(articles: ArticleEntry[], more: Partial<Contents> = {}) {
  const { library, problems } = join(articles, more);
  assert.deepEqual(problems.filter(isError), []);
  return library;
}

/** Field and finding of every problem. */
const faults = (articles: ArticleEntry[], more: Partial<Contents> = {}) =>
  join(articles, more).problems.map(({ file, field, found }) => `${file} ${field ?? ''}: ${found}`);

const quote = { id: 'a-quote', text: 'Words' };
const partOf = (id: string, part: number) => ({ series: id, part });

test('joins a site without articles', () => {
  const library = whole([]);
  assert.deepEqual([library.articles, library.quotes, library.topics.length], [[], [], 1]);
});

describe('joining replaces ids with objects', () => {
  const library = whole(
    [
      article(
        'first',
        {
          author: ['desk', 'mara'],
          topics: ['bridges', 'rivers'],
          people: ['mara'],
          sources: ['ledger', { id: 'minutes', ...sourceFields }],
          pullQuotes: [{ id: 'once', text: 'once', speaker: 'mara', said: '2026-01-01', source: 'minutes' }],
          examines: 'ledger',
          claims: [{ id: 'c', claim: 'x', record: 'y', verdict: 'wrong', sources: ['minutes'] }],
          charts: [
            {
              id: 'h',
              title: 'x',
              summary: 'y',
              unit: 'z',
              rows: [
                { label: 'a', value: 1 },
                { label: 'b', value: 2 },
              ],
              sources: ['ledger'],
            },
          ],
          timeline: {
            threads: [{ id: 't', label: 'T' }],
            entries: [{ id: 'e', date: '1991', thread: 't', title: 'x', text: 'y', sources: ['minutes'] }],
          },
        },
        { passages: { once: { before: 'paid ', words: 'once', after: '.', at: 0 } } },
      ),
    ],
    {
      people: [person('desk'), person('mara', { sources: ['ledger'] })],
      topics: [topic('rivers'), topic('bridges', { broader: 'rivers', sources: ['ledger'] })],
    },
  );
  const [first] = library.articles;
  const [once] = library.quotes;
  const ids = (list: { id: string }[] | undefined) => list?.map(({ id }) => id);

  test('for authors, topics, people and sources, in frontmatter order', () => {
    assert.deepEqual(ids(first?.authors), ['desk', 'mara']);
    assert.deepEqual(ids(first?.topics), ['bridges', 'rivers']);
    assert.deepEqual(ids(first?.people), ['mara']);
    assert.deepEqual(ids(first?.sources), ['ledger', 'minutes']);
  });
  test('for sources of claims, charts and timeline entries', () => {
    assert.equal(first?.examines?.id, 'ledger');
    assert.deepEqual(ids(first.claims[0]?.sources), ['minutes']);
    assert.deepEqual(ids(first.charts[0]?.sources), ['ledger']);
    assert.deepEqual(ids(first.timeline?.entries[0]?.sources), ['minutes']);
  });
  test('for a quote’s speaker, source and article', () => {
    assert.equal(once?.speaker?.id, 'mara');
    assert.equal(once.source?.id, 'minutes');
    assert.equal(once.passage.before, 'paid ');
    assert.equal(once.article, first);
    assert.deepEqual([once.path, once.fragment], ['/q/once/', 'q-once']);
  });
  test('and adds articles to topics, and articles and quotes to people', () => {
    const [bridges] = library.topics;
    const mara = library.people.find(({ id }) => id === 'mara');
    assert.deepEqual([bridges?.articles, bridges?.broader?.id], [[first], 'rivers']);
    assert.deepEqual(ids(bridges?.broader?.narrower), ['bridges']);
    assert.deepEqual([mara?.authored, mara?.quotes, mara?.namedIn], [[first], [once], [first]]);
  });
  test('for sources of topics and people', () => {
    assert.deepEqual(ids(library.topics[0]?.sources), ['ledger']);
    assert.deepEqual(ids(library.people.find(({ id }) => id === 'mara')?.sources), ['ledger']);
  });
});

describe('order', () => {
  test('of articles: newest first; on one day by part, then without part by slug', () => {
    const { articles } = whole(
      [
        article('old', { date: '2025-12-31', ...partOf('bridges', 1) }),
        article('b'),
        article('a'),
        article('third', partOf('bridges', 3)),
        article('second', partOf('bridges', 2)),
      ],
      { series: [series('bridges')] },
    );
    assert.deepEqual(
      articles.map(({ slug }) => slug),
      ['second', 'third', 'a', 'b', 'old'],
    );
  });
  test('of quotes: that of their articles, then frontmatter order', () => {
    const { quotes } = whole([
      article('old', { date: '2025-01-01', pullQuotes: [{ id: 'c', text: 'c' }] }),
      article('new', {
        pullQuotes: [
          { id: 'b', text: 'b' },
          { id: 'a', text: 'a' },
        ],
      }),
    ]);
    assert.deepEqual(
      quotes.map(({ id }) => id),
      ['b', 'a', 'c'],
    );
  });
  test('of topics by title and of people by name, in the site’s language, not by file name', () => {
    const library = whole([], {
      topics: [
        topic('a', { title: 'Zeal' }),
        topic('b', { title: 'émigrés' }),
        topic('c', { title: 'Army' }),
      ],
      people: [person('a', { name: 'Zaid' }), person('b', { name: 'abbas' }), person('c', { name: 'Mara' })],
    });
    assert.deepEqual(
      library.topics.map(({ title }) => title),
      ['Army', 'émigrés', 'Zeal'],
    );
    assert.deepEqual(
      library.people.map(({ name }) => name),
      ['abbas', 'Mara', 'Zaid'],
    );
  });
  test('does not depend on the order in which files were read', () => {
    const articles = [article('a'), article('b', { date: '2026-02-01' }), article('c')];
    const slugs = (list: ArticleEntry[]) => whole(list).articles.map(({ slug }) => slug);
    assert.deepEqual(slugs(articles), slugs(articles.toReversed()));
  });
});

describe('an article is about a person', () => {
  const people = [person('desk'), person('mara', { name: 'Mara Lind', names: { ar: 'مارا ليند' } })];
  const namedIn = (entry: ArticleEntry) => {
    const library = whole([entry], { people });
    return library.people.find(({ id }) => id === 'mara')?.namedIn.length;
  };
  test('who is listed', () => {
    assert.equal(namedIn(article('a', { people: ['mara'] })), 1);
  });
  test('whose name appears in the text', () => {
    assert.equal(namedIn(article('a', {}, { text: 'Then Mara Lind spoke.' })), 1);
    assert.equal(namedIn(article('a', {}, { text: 'Mara Lind’s book' })), 1);
    assert.equal(namedIn(article('a', {}, { text: 'Then Mara spoke.' })), 0);
    assert.equal(namedIn(article('a', {}, { text: 'Mara Lindquist spoke.' })), 0);
  });
  test('whose name appears in the text in the language of the article', () => {
    assert.equal(namedIn(article('a', { lang: 'ar' }, { text: 'قالت مارا ليند' })), 1);
    assert.equal(namedIn(article('a', { lang: 'ar' }, { text: 'Mara Lind' })), 0);
    assert.equal(namedIn(article('a', { lang: 'fa' }, { text: 'Mara Lind' })), 0);
  });
});

describe('the date of the last change is the latest of', () => {
  const changed = (data: Parameters<typeof article>[1]) => whole([article('a', data)]).articles[0]?.changed;
  const correction = { said: 'x', says: 'y', why: 'z' };
  test('the date of publication', () => {
    assert.equal(changed({}), '2026-01-01');
  });
  test('the update', () => {
    assert.equal(changed({ updated: '2026-02-01' }), '2026-02-01');
  });
  test('the date of a revision or withdrawal of a quote', () => {
    const revisions = [{ date: '2026-02-01', said: 'x', why: 'z' }];
    assert.equal(changed({ pullQuotes: [{ ...quote, revisions }] }), '2026-02-01');
    assert.equal(
      changed({ pullQuotes: [{ ...quote, revisions, withdrawn: { date: '2026-03-01', why: 'z' } }] }),
      '2026-03-01',
    );
  });
  test('the corrections', () => {
    const corrections = ['2026-03-01', '2026-04-01'].map((date) => ({ ...correction, date }));
    assert.equal(changed({ updated: '2026-02-01', corrections }), '2026-04-01');
  });
});

describe('an unknown reference is reported and left out', () => {
  const cases: [what: string, entry: ArticleEntry, fault: string][] = [
    ['topic', article('a', { topics: ['rivers', 'river'] }), 'topics.1: topic “river”'],
    ['author', article('a', { author: 'dusk' }), 'author.0: person “dusk”'],
    ['person', article('a', { people: ['dusk'] }), 'people.0: person “dusk”'],
    [
      'speaker',
      article('a', {
        sources: ['ledger'],
        pullQuotes: [{ ...quote, speaker: 'dusk', said: '2026-01-01', source: 'ledger' }],
      }),
      'pullQuotes.0.speaker: person “dusk”',
    ],
    [
      'listed source',
      article('a', { sources: ['ledgr'] }, { cited: ['ledgr'] }),
      'sources.0: source “ledgr”',
    ],
    ['cited source', article('a', {}, { cited: ['ledgr'] }), 'sources: source “ledgr”'],
    [
      'source of a quote',
      article('a', { pullQuotes: [{ ...quote, source: 'ledgr' }] }),
      'pullQuotes.0.source: source “ledgr”',
    ],
    ['source examined', article('a', { examines: 'ledgr' }), 'examines: source “ledgr”'],
    [
      'source of a claim',
      article('a', {
        claims: [{ id: 'c', claim: 'x', record: 'y', verdict: 'holds', sources: ['ledgr'] }],
      }),
      'claims.0.sources.0: source “ledgr”',
    ],
    ['article translated', article('a', { translationOf: 'b' }), 'translationOf: article “b”'],
  ];
  for (const [what, entry, fault] of cases)
    test(what, () => {
      assert.deepEqual(faults([entry]), [`content/articles/a.md ${fault}, which does not exist`]);
    });
  test('broader topic', () => {
    assert.deepEqual(faults([], { topics: [topic('a', { broader: 'b' })] }), [
      'content/topics/a.md broader: topic “b”, which does not exist',
    ]);
  });
  test('source of a topic, source of a person', () => {
    const more = { topics: [topic('a', { sources: ['x'] })], people: [person('b', { sources: ['y'] })] };
    assert.deepEqual(faults([], more), [
      'content/topics/a.md sources.0: source “x”, which does not exist',
      'content/people/b.md sources.0: source “y”, which does not exist',
    ]);
  });
  test('thread of a timeline', () => {
    const entry = article('a', {
      sources: ['ledger'],
      timeline: {
        threads: [{ id: 'bridge', label: 'B' }],
        entries: [{ id: 'e', date: '1991', thread: 'brigde', title: 'x', text: 'y', sources: ['ledger'] }],
      },
    });
    assert.deepEqual(faults([entry]), [
      'content/articles/a.md timeline.entries.0.thread: thread “brigde”, which the timeline does not have',
    ]);
  });
  test('quote of a correction', () => {
    const correction = { date: '2026-02-01', said: 'x', says: 'y', why: 'z', quotes: ['a-quote', 'b-quote'] };
    assert.deepEqual(faults([article('a', { pullQuotes: [quote], corrections: [correction] })]), [
      'content/articles/a.md corrections.0.quotes: quote “b-quote”, which this article does not have',
    ]);
  });
  test('with the most similar id, and the command that creates the file', () => {
    const [problem] = join([article('a', { topics: ['river'] })]).problems;
    assert.equal(problem?.fix, 'write rivers, or create it: npm run new -- topic river');
  });
  test('but not if the file exists and is unreadable', () => {
    const entry = article(
      'a',
      { topics: ['b'], people: ['c'], sources: ['d'], translationOf: 'e' },
      { cited: ['d'] },
    );
    const unreadable = [
      'content/topics/b.md',
      'content/people/c.md',
      'content/articles/e.md',
      'content/sources.yaml#d',
    ];
    assert.deepEqual(faults([entry], { unreadable: new Set(unreadable) }), []);
    assert.deepEqual(
      faults([entry], { unreadable: new Set([...unreadable.slice(0, 3), 'content/sources.yaml']) }),
      [],
    );
    assert.equal(faults([entry], { unreadable: new Set(unreadable.map((name) => `${name}x`)) }).length, 4);
  });
});

describe('a repeated id is reported', () => {
  test('of quotes in one article', () => {
    assert.deepEqual(faults([article('a', { pullQuotes: [quote, quote] })]), [
      'content/articles/a.md pullQuotes.1.id: quote id “a-quote”, which this article already has',
    ]);
  });
  test('of quotes in two articles', () => {
    const entries = ['a', 'b'].map((id) => article(id, { pullQuotes: [quote] }));
    assert.deepEqual(faults(entries), [
      'content/articles/b.md pullQuotes.0.id: quote id “a-quote”, which content/articles/a.md already has',
    ]);
  });
  test('of claims, timeline entries and charts', () => {
    const claim = { claim: 'x', record: 'y', verdict: 'holds' as const, sources: ['ledger'] };
    const entry = article('a', {
      sources: ['ledger'],
      claims: [
        { id: 'x', ...claim },
        { id: 'x', ...claim },
      ],
      timeline: {
        threads: [{ id: 't', label: 'T' }],
        entries: [{ id: 'x', date: '1991', thread: 't', title: 'x', text: 'y', sources: ['ledger'] }],
      },
    });
    assert.deepEqual(faults([entry]), [
      'content/articles/a.md claims.1.id: a second “x”',
      'content/articles/a.md timeline.entries.0.id: a second “x”',
    ]);
  });
  test('in lists of authors, topics, people and sources', () => {
    const twice = (name: string) => [name, name];
    const entry = article(
      'a',
      { author: twice('desk'), topics: twice('rivers'), people: twice('desk'), sources: twice('ledger') },
      { cited: ['ledger'] },
    );
    assert.deepEqual(
      join([entry]).problems.map(({ field }) => field),
      ['author.1', 'topics.1', 'people.1', 'sources.1'],
    );
  });
  test('of a source in the article and in the register', () => {
    const entry = article('a', { sources: [{ id: 'ledger', ...sourceFields }] }, { cited: ['ledger'] });
    assert.deepEqual(faults([entry]), [
      'content/articles/a.md sources.0.id: “ledger”, an id that content/sources.yaml also has',
    ]);
  });
});

describe('a quote with a speaker', () => {
  const said = { ...quote, speaker: 'desk', said: '2026-01-01', source: 'ledger' };
  const faultsOf = (pullQuote: Partial<typeof said>) =>
    faults([
      article('a', { sources: ['ledger'], pullQuotes: [{ ...quote, ...pullQuote }] }, { cited: ['ledger'] }),
    ]);
  test('needs a source', () => {
    assert.deepEqual(faultsOf({ speaker: 'desk', said: '2026-01-01' }), [
      'content/articles/a.md pullQuotes.0.source: words of “desk” without a source',
    ]);
  });
  test('needs a date', () => {
    assert.deepEqual(faultsOf({ speaker: 'desk', source: 'ledger' }), [
      'content/articles/a.md pullQuotes.0.said: words of “desk” without the date on which they were said',
    ]);
  });
  test('is valid with both; the article’s own words need neither', () => {
    assert.deepEqual([...faultsOf(said), ...faultsOf({})], []);
  });
});

describe('the sources of an article', () => {
  test('must be listed if they are cited', () => {
    assert.deepEqual(faults([article('a', {}, { cited: ['ledger'] })]), [
      'content/articles/a.md sources: source “ledger”, which is missing from sources',
    ]);
  });
  test('must be cited if they are listed', () => {
    const own = { id: 'minutes', ...sourceFields };
    assert.deepEqual(faults([article('a', { sources: ['ledger', own] })]), [
      'content/articles/a.md sources: source “ledger”, which the article never cites',
      'content/articles/a.md sources: source “minutes”, which the article never cites',
    ]);
  });
  test('are cited in notes, quotes, claims and examines', () => {
    const sources = ['a', 'b', 'c', 'd'].map((id) => source(id));
    const entry = article(
      'x',
      {
        sources: ['a', 'b', 'c', 'd'],
        pullQuotes: [{ ...quote, source: 'b' }],
        claims: [{ id: 'c', claim: 'x', record: 'y', verdict: 'holds', sources: ['c'] }],
        examines: 'd',
      },
      { cited: ['a'] },
    );
    whole([entry], { sources });
  });
  test('can be defined in the article', () => {
    const own = { id: 'minutes', ...sourceFields };
    const { articles } = whole([article('a', { sources: [own] }, { cited: ['minutes'] })]);
    assert.equal(articles[0]?.sources[0]?.publisher, 'The Valley Post');
    assert.equal(
      faults([
        article('a', { sources: [own] }, { cited: ['minutes'] }),
        article('b', {}, { cited: ['minutes'] }),
      ]).length,
      1,
    );
  });
});

test('withdrawn quotes are in a separate list', () => {
  const withdrawn = { id: 'gone', text: 'Gone', withdrawn: { date: '2026-02-01', why: 'z' } };
  const { articles, quotes, withdrawnQuotes } = whole([article('a', { pullQuotes: [quote, withdrawn] })]);
  const ids = (list: { id: string }[] | undefined) => list?.map(({ id }) => id);
  assert.deepEqual([ids(quotes), ids(withdrawnQuotes)], [['a-quote'], ['gone']]);
  assert.deepEqual(ids(articles[0]?.quotes), ['a-quote']);
});

describe('a former slug', () => {
  for (const [what, entries, fault] of [
    [
      'may not be another article’s slug',
      [article('a', { aliases: ['b'] }), article('b')],
      /a\.md aliases\.0: “b”, a URL that .*b already has/,
    ],
    [
      'may not be another’s former slug',
      [article('a', { aliases: ['x'] }), article('b', { aliases: ['x'] })],
      /b\.md aliases\.0: “x”, a URL that .*a already has/,
    ],
    ['may not be the article’s own', [article('a', { aliases: ['a'] })], /a\.md aliases\.0: “a”/],
    ['may stand once', [article('a', { aliases: ['x', 'x'] })], /a\.md aliases\.1: “x”/],
  ] as const) {
    test(what, () => {
      const reported = faults([...entries]);
      assert.equal(reported.length, 1);
      assert.match(reported[0] ?? '', fault);
    });
  }
});

test('a former id of a topic or person belongs to one page', () => {
  const topics = [
    topic('rivers', { formerly: ['streams', 'rivers'] }),
    topic('b', { formerly: ['streams'] }),
  ];
  const people = [person('desk', { formerly: ['mara'] }), person('mara')];
  assert.deepEqual(faults([], { topics, people }), [
    'content/topics/rivers.md formerly.1: “rivers”, a URL that rivers already has',
    'content/topics/b.md formerly.0: “streams”, a URL that rivers already has',
    'content/people/desk.md formerly.0: “mara”, a URL that mara already has',
  ]);
});

describe('a translation', () => {
  const original = article('a');
  const arabic = article('a-ar', { lang: 'ar', translationOf: 'a' });
  const persian = article('a-fa', { lang: 'fa', translationOf: 'a' });
  test('has its original, and all language versions have one another', () => {
    const { articles } = whole([original, arabic, persian]);
    const slugs = Object.fromEntries(
      articles.map(({ slug, translationOf, translations }) => [
        slug,
        [translationOf?.slug, translations.map((other) => other.slug)],
      ]),
    );
    assert.deepEqual(slugs, {
      a: [undefined, ['a-ar', 'a-fa']],
      'a-ar': ['a', ['a', 'a-fa']],
      'a-fa': ['a', ['a', 'a-ar']],
    });
  });
  test('must be in another language', () => {
    assert.deepEqual(faults([original, article('b', { translationOf: 'a' })]), [
      'content/articles/b.md translationOf: “a”, an article in the same language',
    ]);
  });
  test('of a draft must be a draft', () => {
    const draft = article('a', { draft: true });
    assert.deepEqual(faults([draft, arabic]), [
      'content/articles/a-ar.md translationOf: “a”, which is a draft',
    ]);
    whole([draft, article('a-ar', { lang: 'ar', translationOf: 'a', draft: true })]);
  });
});

test('reports a cycle of broader topics', () => {
  const circle = [topic('a', { broader: 'b' }), topic('b', { broader: 'c' }), topic('c', { broader: 'a' })];
  const reported = faults([], {
    topics: [...circle, topic('d', { broader: 'd' }), topic('e', { broader: 'a' })],
  });
  assert.deepEqual(
    reported.map((fault) => fault.split(':')[0]),
    ['a', 'b', 'c', 'd'].map((id) => `content/topics/${id}.md broader`),
  );
  assert.match(reported[0] ?? '', /a cycle: a → b → c → a/);
});

test('rejects a correction dated before publication', () => {
  const correction = { said: 'x', says: 'y', why: 'z' };
  const corrections = ['2025-12-31', '2026-01-01'].map((date) => ({ ...correction, date }));
  assert.deepEqual(faults([article('a', { corrections })]), [
    'content/articles/a.md corrections.0.date: “2025-12-31”, before the article was published',
  ]);
});

test('rejects corrections that are out of order or change nothing', () => {
  const corrections = ['2026-01-03', '2026-01-02'].map((date) => ({ date, said: 'x', says: 'y', why: 'z' }));
  assert.deepEqual(faults([article('a', { corrections })]), [
    'content/articles/a.md corrections.1.date: “2026-01-02”, after a correction of 2026-01-03',
  ]);
  const same = { date: '2026-01-03', said: 'x', says: 'x', why: 'z' };
  assert.deepEqual(faults([article('a', { corrections: [same] })]), [
    'content/articles/a.md corrections.0.says: the same words in said and says: “x”',
  ]);
});

test('rejects changes dated in the future', () => {
  const change = { said: 'x', why: 'z' };
  const entry = article('a', {
    pullQuotes: [{ ...quote, revisions: [{ ...change, date: '2026-01-03' }] }],
    corrections: ['2026-01-02', '2026-01-03'].map((date) => ({ ...change, says: 'y', date })),
  });
  assert.deepEqual(faults([entry], { today: '2026-01-02' }), [
    'content/articles/a.md corrections.1.date: “2026-01-03”, a date in the future',
    'content/articles/a.md pullQuotes.0.revisions.0.date: “2026-01-03”, a date in the future',
  ]);
});

test('warns of an update without a correction', () => {
  const correction = { date: '2026-02-01', said: 'x', says: 'y', why: 'z' };
  const explained = { updated: '2026-02-01', corrections: [correction] };
  assert.deepEqual(faults([article('a', explained)]), []);
  const [problem] = join([article('a', { ...explained, updated: '2026-02-02' })]).problems;
  assert.equal(problem?.name, 'update-unexplained');
  assert.equal(problem.field, 'updated');
});

test('reports the problems of all articles', () => {
  assert.equal(
    faults([article('a', { topics: ['x'], author: 'y' }), article('b', { people: ['z'] })]).length,
    3,
  );
});
