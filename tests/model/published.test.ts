import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Contents } from '../../src/model/contents.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { publishedLibrary, unpublishedFiles } from '../../src/model/published.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { article, contents, person, topic } from './contents.ts';

const shown = article('shown', { topics: ['locks'], people: ['mara'] });
const draft = article(
  'draft',
  {
    draft: true,
    lang: 'ar',
    translationOf: 'shown',
    topics: ['bridges'],
    author: 'stringer',
    editor: 'mara',
    aliases: ['older-name'],
    pullQuotes: [{ id: 'later', text: 'later' }],
  },
  { text: 'نص عن عادل' },
);
const all: Contents = contents([shown, draft], {
  topics: [
    topic('rivers'),
    topic('locks', { broader: 'rivers' }),
    topic('crossings'),
    topic('bridges', { broader: 'crossings', formerly: ['spans'] }),
    topic('unused'),
  ],
  people: [
    person('desk'),
    person('mara'),
    person('stringer'),
    person('adel', { names: { ar: 'عادل' } }),
    person('nobody'),
  ],
});
const publish = (sealed: string[] = []) => {
  const { library, problems } = joinLibrary(all);
  assert.deepEqual(problems, []);
  const files = unpublishedFiles(library, new Set(sealed));
  return { files: [...files].sort(), published: publishedLibrary(all, files) };
};

describe('the published library', () => {
  test('leaves out drafts, and the topics and people that only drafts use', () => {
    assert.deepEqual(publish().files, [
      'content/articles/draft.md',
      'content/people/adel.md',
      'content/people/stringer.md',
      'content/topics/bridges.md',
      'content/topics/crossings.md',
    ]);
  });
  test('keeps broader topics of published articles, and unused topics and people', () => {
    const { published } = publish();
    assert.deepEqual(
      published.topics.map(({ id }) => id),
      ['locks', 'rivers', 'unused'],
    );
    assert.deepEqual(
      published.people.map(({ id }) => id),
      ['desk', 'mara', 'nobody'],
    );
  });
  test('keeps a topic or person with a sealed URL, in any language', () => {
    const { files } = publish(['/ar/topics/bridges/', '/topics/crossings/', '/people/stringer/']);
    assert.deepEqual(files, [
      'content/articles/draft.md',
      'content/people/adel.md',
      'content/topics/bridges.md',
    ]);
  });
  test('does not mention a draft: in translations, lists or former names', () => {
    const { published } = publish();
    assert.deepEqual(published.articles[0]?.translations, []);
    const mara = published.people.find(({ id }) => id === 'mara');
    assert.deepEqual(
      mara?.namedIn.map(({ slug }) => slug),
      ['shown'],
    );
    assert.doesNotMatch(
      JSON.stringify(pageUrls(published)),
      /draft|older-name|later|bridges|spans|stringer|adel/,
    );
  });
});
