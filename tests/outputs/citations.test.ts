import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { input } from 'astro/zod';
import type { articleSchema } from '../../src/model/article.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { headlineCase } from '../../src/outputs/citations/headline.ts';
import { citeArticle, citeQuote, citeSource } from '../../src/outputs/citations/item.ts';
import { plain, styles } from '../../src/outputs/citations/styles.ts';
import { article, contents, person, source } from '../model/contents.ts';

/** Fictional people: with particles, a hyphen, one name, two scripts, a name with a comma. */
const people = [
  person('desk', { name: 'The Delta desk', kind: 'organisation', names: { ar: 'مكتب الدلتا' } }),
  person('ana', { name: 'Ana van den Berg', family: 'van den Berg' }),
  person('jean', { name: 'Jean-Paul Ruiz', family: 'Ruiz' }),
  person('ivo', { name: 'Ivo Quist', family: 'Quist' }),
  person('sarto', { name: 'Sarto' }),
  person('layla', {
    name: 'Layla al-Kazim',
    family: 'al-Kazim',
    names: { ar: 'ليلى الكاظم' },
    families: { ar: 'الكاظم' },
  }),
  person('jrr', { name: 'J.R.R. Tolk', family: 'Tolk' }),
  person('jd', { name: 'JD Marsh', family: 'Marsh' }),
  person('king', { name: 'Martin L. Ford Jr.', family: 'Ford' }),
  person('fourth', { name: 'Élodie Vane, III', family: 'Vane III' }),
  person('karim', { name: 'Abd al-Karim Nasr', family: 'Nasr' }),
  person('samir', { name: 'Samir Haddad', names: { ar: 'سامر حداد' }, families: { ar: 'حداد' } }),
];

function cited(data: Partial<input<typeof articleSchema>>) {
  const { library, problems } = joinLibrary(
    contents(
      [
        article('two-bridges', {
          title: 'Two bridges and a ferry',
          date: '2026-11-22',
          sources: ['ledger'],
          ...data,
        }),
      ],
      { people },
    ),
  );
  assert.deepEqual(problems.filter(isError), []);
  const [piece] = library.articles;
  assert.ok(piece);
  return piece;
}

/** Returns all forms in order: APA's reference, Chicago's note and bibliography, MLA's entry; italics as _Markdown_. */
const forms = (citation: Parameters<typeof styles>[0]) =>
  styles(citation).flatMap((style) =>
    style.forms.map(({ runs }) => runs.map(({ text, italic }) => (italic ? `_${text}_` : text)).join('')),
  );
const ofArticle = (data: Parameters<typeof cited>[0]) => forms(citeArticle(cited(data)));
const url = 'https://verbatim.example/articles/two-bridges/';

/** Expected values follow the manuals. */
describe('an article in the forms of APA, Chicago (note, bibliography) and MLA', () => {
  test('by an organization', () => {
    assert.deepEqual(ofArticle({ author: 'desk' }), [
      `The Delta desk. (2026, November 22). Two bridges and a ferry. _Verbatim_. ${url}`,
      `The Delta desk, “Two Bridges and a Ferry,” _Verbatim_, November 22, 2026, ${url}.`,
      `The Delta desk. “Two Bridges and a Ferry.” _Verbatim_, November 22, 2026. ${url}.`,
      `The Delta desk. “Two Bridges and a Ferry.” _Verbatim_, 22 Nov. 2026, ${url}.`,
    ]);
  });
  test('by one person', () => {
    assert.deepEqual(ofArticle({ author: 'jean' }), [
      `Ruiz, J.-P. (2026, November 22). Two bridges and a ferry. _Verbatim_. ${url}`,
      `Jean-Paul Ruiz, “Two Bridges and a Ferry,” _Verbatim_, November 22, 2026, ${url}.`,
      `Ruiz, Jean-Paul. “Two Bridges and a Ferry.” _Verbatim_, November 22, 2026. ${url}.`,
      `Ruiz, Jean-Paul. “Two Bridges and a Ferry.” _Verbatim_, 22 Nov. 2026, ${url}.`,
    ]);
  });
  test('by somebody whose family name is not given', () => {
    assert.match(ofArticle({ author: 'samir' })[0] ?? '', /^Samir Haddad\. \(2026/);
    assert.match(ofArticle({ author: 'sarto' })[2] ?? '', /^Sarto\. “Two/);
  });
  test('by two people', () => {
    assert.deepEqual(ofArticle({ author: ['ana', 'ivo'] }), [
      `van den Berg, A., & Quist, I. (2026, November 22). Two bridges and a ferry. _Verbatim_. ${url}`,
      `Ana van den Berg and Ivo Quist, “Two Bridges and a Ferry,” _Verbatim_, November 22, 2026, ${url}.`,
      `van den Berg, Ana, and Ivo Quist. “Two Bridges and a Ferry.” _Verbatim_, November 22, 2026. ${url}.`,
      `van den Berg, Ana, and Ivo Quist. “Two Bridges and a Ferry.” _Verbatim_, 22 Nov. 2026, ${url}.`,
    ]);
  });
  test('by three people, all of whom a note names', () => {
    const [, note, bibliography, entry] = ofArticle({ author: ['ana', 'ivo', 'sarto'] });
    assert.match(note ?? '', /^Ana van den Berg, Ivo Quist, and Sarto, “Two/);
    assert.match(bibliography ?? '', /^van den Berg, Ana, Ivo Quist, and Sarto\. “Two/);
    assert.match(entry ?? '', /^van den Berg, Ana, et al\. “Two/);
  });
  test('by four people', () => {
    assert.deepEqual(ofArticle({ author: ['ana', 'ivo', 'sarto', 'desk'] }), [
      `van den Berg, A., Quist, I., Sarto, & The Delta desk. (2026, November 22). Two bridges and a ferry. _Verbatim_. ${url}`,
      `Ana van den Berg et al., “Two Bridges and a Ferry,” _Verbatim_, November 22, 2026, ${url}.`,
      `van den Berg, Ana, Ivo Quist, Sarto, and The Delta desk. “Two Bridges and a Ferry.” _Verbatim_, November 22, 2026. ${url}.`,
      `van den Berg, Ana, et al. “Two Bridges and a Ferry.” _Verbatim_, 22 Nov. 2026, ${url}.`,
    ]);
  });
  test('edited and translated', () => {
    assert.deepEqual(ofArticle({ author: 'desk', editor: 'ivo', translator: ['ana', 'jean'] }), [
      `The Delta desk. (2026, November 22). Two bridges and a ferry (A. van den Berg & J.-P. Ruiz, Trans.). _Verbatim_. ${url}`,
      `The Delta desk, “Two Bridges and a Ferry,” ed. Ivo Quist, trans. Ana van den Berg and Jean-Paul Ruiz, _Verbatim_, November 22, 2026, ${url}.`,
      `The Delta desk. “Two Bridges and a Ferry.” Edited by Ivo Quist. Translated by Ana van den Berg and Jean-Paul Ruiz. _Verbatim_, November 22, 2026. ${url}.`,
      `The Delta desk. “Two Bridges and a Ferry.” Edited by Ivo Quist, translated by Ana van den Berg and Jean-Paul Ruiz. _Verbatim_, 22 Nov. 2026, ${url}.`,
    ]);
  });
  test('with a question and a quotation in its title', () => {
    assert.deepEqual(ofArticle({ author: 'desk', title: 'Whose “iron” bridge: a town’s, or the PMF’s?' }), [
      `The Delta desk. (2026, November 22). Whose “iron” bridge: A town’s, or the PMF’s? _Verbatim_. ${url}`,
      `The Delta desk, “Whose ‘Iron’ Bridge: A Town’s, or the PMF’s?,” _Verbatim_, November 22, 2026, ${url}.`,
      `The Delta desk. “Whose ‘Iron’ Bridge: A Town’s, or the PMF’s?” _Verbatim_, November 22, 2026. ${url}.`,
      `The Delta desk. “Whose ‘Iron’ Bridge: A Town’s, or the PMF’s?” _Verbatim_, 22 Nov. 2026, ${url}.`,
    ]);
  });
  test('with a title that is a quotation, ends in one, or has a question in one', () => {
    const titled = (title: string) => ofArticle({ author: 'desk', title });
    assert.deepEqual(titled('“Whoever comes first”'), [
      `The Delta desk. (2026, November 22). “Whoever comes first.” _Verbatim_. ${url}`,
      `The Delta desk, “‘Whoever Comes First,’” _Verbatim_, November 22, 2026, ${url}.`,
      `The Delta desk. “‘Whoever Comes First.’” _Verbatim_, November 22, 2026. ${url}.`,
      `The Delta desk. “‘Whoever Comes First.’” _Verbatim_, 22 Nov. 2026, ${url}.`,
    ]);
    assert.deepEqual(titled('Reading “the last page of ‘the keys’”'), [
      `The Delta desk. (2026, November 22). Reading “the last page of ‘the keys.’” _Verbatim_. ${url}`,
      `The Delta desk, “Reading ‘The Last Page of “The Keys,”’” _Verbatim_, November 22, 2026, ${url}.`,
      `The Delta desk. “Reading ‘The Last Page of “The Keys.”’” _Verbatim_, November 22, 2026. ${url}.`,
      `The Delta desk. “Reading ‘The Last Page of “The Keys.”’” _Verbatim_, 22 Nov. 2026, ${url}.`,
    ]);
    assert.deepEqual(titled('“Who comes first?” they asked: now what!').slice(0, 3), [
      `The Delta desk. (2026, November 22). “Who comes first?” They asked: Now what! _Verbatim_. ${url}`,
      `The Delta desk, “‘Who Comes First?’ They Asked: Now What!,” _Verbatim_, November 22, 2026, ${url}.`,
      `The Delta desk. “‘Who Comes First?’ They Asked: Now What!” _Verbatim_, November 22, 2026. ${url}.`,
    ]);
    assert.deepEqual(titled('They asked “who comes first?”').slice(0, 3), [
      `The Delta desk. (2026, November 22). They asked “who comes first?” _Verbatim_. ${url}`,
      `The Delta desk, “They Asked ‘Who Comes First?,’” _Verbatim_, November 22, 2026, ${url}.`,
      `The Delta desk. “They Asked ‘Who Comes First?’” _Verbatim_, November 22, 2026. ${url}.`,
    ]);
    assert.match(titled('All the soldiers’')[1] ?? '', /“All the Soldiers’,” _/);
    const arabic = ofArticle({ author: 'layla', lang: 'ar', title: '«من يصل أولاً»' });
    assert.match(arabic[1] ?? '', /«“من يصل أولاً”»، _/);
    assert.match(arabic[2] ?? '', /«“من يصل أولاً”»\. _/);
  });
  test('by people with initials, a suffix or an article in their names', () => {
    const names = (author: string) => ofArticle({ author }).map((form) => form.split(/ [(“]|,? “/u)[0]);
    assert.deepEqual(names('jrr'), ['Tolk, J. R. R.', 'J. R. R. Tolk', 'Tolk, J. R. R.', 'Tolk, J. R. R.']);
    assert.deepEqual(names('jd')[0], 'Marsh, J. D.');
    assert.deepEqual(names('king'), [
      'Ford, M. L., Jr.',
      'Martin L. Ford Jr.',
      'Ford, Martin L., Jr.',
      'Ford, Martin L., Jr.',
    ]);
    assert.deepEqual(names('fourth').slice(0, 3), [
      'Vane, É., III.',
      'Élodie Vane III',
      'Vane, Élodie, III.',
    ]);
    assert.deepEqual(names('karim')[0], 'Nasr, A. al-K.');
  });
  test('in Arabic, with Arabic names, terms, quotation marks, commas and months, without initials', () => {
    assert.deepEqual(
      ofArticle({ author: ['layla', 'samir'], translator: 'desk', lang: 'ar', title: 'جسران وعبّارة' }),
      [
        `الكاظم، ليلى، وحداد، سامر. (22 تشرين الثاني 2026). جسران وعبّارة (ترجمة مكتب الدلتا). _Verbatim_. ${url}`,
        `ليلى الكاظم وسامر حداد، «جسران وعبّارة»، ترجمة مكتب الدلتا، _Verbatim_، 22 تشرين الثاني 2026، ${url}.`,
        `الكاظم، ليلى، وسامر حداد. «جسران وعبّارة». ترجمة مكتب الدلتا. _Verbatim_، 22 تشرين الثاني 2026. ${url}.`,
        `الكاظم، ليلى، وسامر حداد. «جسران وعبّارة». ترجمة مكتب الدلتا. _Verbatim_، 22 تشرين الثاني 2026، ${url}.`,
      ],
    );
  });
  test('in a language without strings: English forms with an unchanged title', () => {
    const [, note] = ofArticle({ author: 'jean', lang: 'fr', title: 'Deux ponts et un bac' });
    assert.equal(note, `Jean-Paul Ruiz, “Deux ponts et un bac,” _Verbatim_, November 22, 2026, ${url}.`);
  });
  test('in months that MLA does not abbreviate, or abbreviates to four letters', () => {
    for (const [date, written] of [
      ['2026-05-01', '1 May 2026'],
      ['2026-06-02', '2 June 2026'],
      ['2026-09-30', '30 Sept. 2026'],
    ] as const)
      assert.ok(ofArticle({ author: 'desk', date })[3]?.includes(`_Verbatim_, ${written}, `), written);
  });
  test('by more than twenty people: APA names nineteen and the last, Chicago seven', () => {
    const crowd = Array.from({ length: 22 }, (_, index) => ({
      family: `Name${index + 1}`,
      given: 'Al',
    }));
    const { item } = citeArticle(cited({ author: 'desk' }));
    const [reference, , bibliography] = forms({ item: { ...item, author: crowd } });
    assert.match(reference ?? '', /Name19, A\., \. \. \. Name22, A\. \(2026/);
    assert.match(bibliography ?? '', /Al Name7, et al\. “/);
  });
});

describe('a quote', () => {
  const quoted = (data: object, more: Parameters<typeof cited>[0] = {}) => {
    const [quote] = cited({
      author: ['ana', 'ivo'],
      pullQuotes: [{ id: 'once', text: 'The “old” bridge held.', ...data }],
      ...more,
    }).quotes;
    assert.ok(quote);
    return citeQuote(quote);
  };
  const at = 'https://verbatim.example/q/once/';
  const said = { speaker: 'layla', said: '2014-11-08', source: 'ledger' };

  test('of a speaker is cited as quoted in the article, with the quote’s permalink', () => {
    assert.deepEqual(forms(quoted(said)), [
      '“The ‘old’ bridge held” (al-Kazim, 2014, as cited in van den Berg & Quist, 2026).',
      `van den Berg, A., & Quist, I. (2026, November 22). Two bridges and a ferry. _Verbatim_. ${at}`,
      `Layla al-Kazim, “The ‘old’ bridge held,” quoted in Ana van den Berg and Ivo Quist, “Two Bridges and a Ferry,” _Verbatim_, November 22, 2026, ${at}.`,
      `van den Berg, Ana, and Ivo Quist. “Two Bridges and a Ferry.” _Verbatim_, November 22, 2026. ${at}.`,
      '“The ‘old’ bridge held” (al-Kazim qtd. in van den Berg and Quist).',
      `van den Berg, Ana, and Ivo Quist. “Two Bridges and a Ferry.” _Verbatim_, 22 Nov. 2026, ${at}.`,
    ]);
  });
  test('without a speaker belongs to the article’s authors', () => {
    const [inText, , note, , mla] = forms(quoted({}, { author: ['ana', 'ivo', 'sarto'] }));
    assert.equal(inText, '“The ‘old’ bridge held” (van den Berg et al., 2026).');
    assert.ok(note?.startsWith('“The ‘old’ bridge held.” Ana van den Berg, Ivo Quist, and Sarto, “Two'));
    assert.equal(mla, '“The ‘old’ bridge held” (van den Berg et al.).');
  });
  test('in Arabic', () => {
    const arabic = quoted({ ...said, text: 'صمد الجسر' }, { author: 'samir', lang: 'ar', title: 'جسران' });
    assert.deepEqual(
      forms(arabic).filter((_, index) => index !== 1 && index !== 3),
      [
        '«صمد الجسر» (الكاظم، 2014، كما ورد في حداد، 2026).',
        `ليلى الكاظم، «صمد الجسر»، نقلاً عن سامر حداد، «جسران»، _Verbatim_، 22 تشرين الثاني 2026، ${at}.`,
        '«صمد الجسر» (الكاظم نقلاً عن حداد).',
        `حداد، سامر. «جسران». _Verbatim_، 22 تشرين الثاني 2026، ${at}.`,
      ],
    );
    assert.equal(
      arabic.item.abstract,
      '«صمد الجسر» — ليلى الكاظم، 8 تشرين الثاني 2014، ترجمتنا عن الإنجليزية',
    );
  });
  test('has its words, speaker and date in the files', () => {
    assert.equal(quoted(said).item.abstract, '“The ‘old’ bridge held.” — Layla al-Kazim, 8 November 2014');
    assert.equal(quoted({}).item.abstract, 'The “old” bridge held.');
    assert.equal(quoted({}).item.URL, at);
  });
});

test('words of the other direction are isolated, so that a year after them stays in place', () => {
  const latin = { ...citeArticle(cited({ author: 'jean', lang: 'ar', title: 'جسر Old Mill، 2014' })) };
  const apart = styles(latin).flatMap(({ forms: all }) =>
    all.map(({ runs }) => runs.filter((run) => run.apart).map(({ text }) => text)),
  );
  assert.deepEqual(apart[0], ['Ruiz', 'Jean-Paul', 'Old Mill', 'Verbatim', url]);
  const whole = styles(latin)[1]?.forms[0]?.runs ?? [];
  assert.equal(plain(whole), `Jean-Paul Ruiz، «جسر Old Mill، 2014»، Verbatim، 22 تشرين الثاني 2026، ${url}.`);
});

test('headline case capitalizes all but small words, and leaves words with capitals or digits', () => {
  for (const [title, headline] of [
    ['who kept the keys', 'Who Kept the Keys'],
    ['a war: the end of it', 'A War: The End of It'],
    ['what is it for', 'What Is It For'],
    ['al-Kazim’s pro-town iPhone in 3d', 'al-Kazim’s Pro-Town iPhone in 3d'],
    ['“iron” bridges — and why', '“Iron” Bridges — And Why'],
    ['state-of-the-art ferries', 'State-of-the-Art Ferries'],
    ['reading “the man to look to,” again', 'Reading “The Man to Look To,” Again'],
    ['who? a man', 'Who? A Man'],
  ] as const)
    assert.equal(headlineCase(title), headline);
});

describe('a source as CSL-JSON', () => {
  const item = (data: Parameters<typeof source>[1]) => {
    const { id, data: fields } = source('town-ledger', data);
    return citeSource({ id, ...fields });
  };
  test('has all known fields', () => {
    assert.deepEqual(
      item({
        author: 'Ida Brook and Ivo Quist',
        via: 'Delta archive',
        about: 'a report on both bridges',
        date: '2019-03',
        lang: 'ar',
        archived: 'https://archive.example/1',
        unseen: true,
        accessed: undefined,
      }),
      {
        id: 'town-ledger',
        type: 'article-newspaper',
        title: 'Two bridges',
        author: [{ literal: 'Ida Brook and Ivo Quist' }],
        'container-title': 'The Valley Post',
        source: 'Delta archive',
        issued: { 'date-parts': [[2019, 3]] },
        URL: 'https://example.org/two-bridges',
        archive_location: 'https://archive.example/1',
        note: 'Not seen by us; cited second-hand. About: a report on both bridges. Archived copy: https://archive.example/1',
        language: 'ar',
      },
    );
  });
  test('has a note if it is undated, and a description in brackets if it has no title', () => {
    assert.deepEqual(item({ kind: 'report', title: undefined, about: 'a count of carts', date: 'undated' }), {
      id: 'town-ledger',
      type: 'report',
      title: '[a count of carts]',
      publisher: 'The Valley Post',
      accessed: { 'date-parts': [[2026, 1, 1]] },
      URL: 'https://example.org/two-bridges',
      note: 'Undated.',
      language: 'en',
    });
  });
});
