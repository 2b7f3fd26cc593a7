import './enter-english.ts';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Release } from '../../src/model/release.ts';
import { builtSite } from '../builds.ts';

const { readContent } = await import('../../src/content/read-content.ts');
const { RequestFailure } = await import('../../src/network/failure.ts');
const { checkRelease } = await import('../../src/verify-site/check-release.ts');

const built = JSON.parse(
  readFileSync(join(builtSite('english'), '.well-known/verbatim.json'), 'utf8'),
) as Release;
const reading = await readContent(process.cwd());
const [other, latest] = ['a'.repeat(64), 'b'.repeat(64)];
const quickly = { attempts: 4, backOff: 1 };

/** Returns what a site answers, one answer after another; the last one stays. */
function site(...answers: (Partial<Release> | string | number)[]) {
  const asked: string[] = [];
  const ask: Parameters<typeof checkRelease>[0] = (path) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(path);
    if (answer === undefined) return Promise.reject(new RequestFailure('reset', 'the host closed it'));
    const status = typeof answer === 'number' ? answer : 200;
    const text = typeof answer === 'object' ? JSON.stringify({ ...built, ...answer }) : String(answer);
    return Promise.resolve({ status, body: Buffer.from(text) });
  };
  return { asked, ask };
}

const faultsOf = async (answer: Partial<Release> | string | number) =>
  (await checkRelease(site(answer).ask, reading)).map(({ name, found, expected, fix }) => ({
    name,
    text: [found, expected, fix].join('\n'),
  }));

describe('what a published site says about itself', () => {
  const { size, root } = built.ledger;
  const [older, same] = ['2020-01-01T00:00:00Z', built.date];

  test('has no fault if it was built from this publication', async () => {
    assert.deepEqual(await faultsOf({}), []);
    assert.deepEqual(await faultsOf({ release: other, software: 'verbatim 0.1.0' }), []);
  });

  const cases: [what: string, answer: Partial<Release> | string | number, name: string, text: RegExp][] = [
    ['does not answer', 404, 'release-missing', /^status 404 at .*verbatim\.json[^]*begin with a dot/],
    ['answers with its front page', '<!doctype html>', 'release-missing', /^something else than a release/],
    [
      'is another publication',
      { publication: 'tag:other.example,2026:publication' },
      'publication-differs',
      /^tag:other\.example,2026:publication\ntag:/,
    ],
    [
      'is older than what was sealed here since',
      { ledger: { size: size - 2, root: other }, date: older },
      'release-not-current',
      new RegExp(
        `^live: ${size - 2} sealed URLs \\(root aaaaaaaaaaaa\\).*2020-01-01.*\nhere: ${size} sealed URLs[^]*npm run publish`,
      ),
    ],
    [
      'has the quotes in an earlier wording',
      { ledger: { size, root: other } },
      'release-not-current',
      new RegExp(`root aaaaaaaaaaaa[^]*root ${root.slice(0, 12)}`),
    ],
    ['has the text of earlier', { date: older }, 'release-not-current', /2020-01-01[^]*earlier release/],
    ['has newer text', { date: '2100-01-01T00:00:00Z' }, 'release-not-current', /git pull/],
    [
      'has URLs that the ledger here lacks',
      { ledger: { size: size + 1, root: other }, date: same },
      'ledger-behind',
      /git pull: content\/permalinks\.json is older/,
    ],
  ];
  for (const [what, answer, name, text] of cases)
    test(`is reported if it ${what}`, async () => {
      const faults = await faultsOf(answer);
      assert.deepEqual(
        faults.map((fault) => fault.name),
        [name],
      );
      assert.match(faults[0]?.text ?? '', text);
    });

  test('is reported if the connection is closed', async () => {
    const [fault] = await checkRelease(site().ask, reading);
    assert.deepEqual([fault?.name, fault?.found.slice(0, 9)], ['release-missing', 'no answer']);
  });
});

describe('after a publish', () => {
  const awaited = { release: latest, ...quickly };

  test('the site is asked again while a cache shows the former release, or none', async () => {
    const { ask, asked } = site({ release: other }, 404, { release: latest });
    assert.deepEqual(await checkRelease(ask, reading, awaited), []);
    assert.equal(asked.length, 3);
  });

  test('a site that still shows another release is an error, with what to do about a cache', async () => {
    const { ask, asked } = site({ release: other });
    const [fault, ...others] = await checkRelease(ask, reading, awaited);
    assert.deepEqual([fault?.name, others, asked.length], ['release-differs', [], quickly.attempts]);
    assert.match(fault?.found ?? '', /^release a{12} of /);
    assert.match(fault?.expected ?? '', /^release b{12}, which was just published$/);
    assert.match(fault?.fix ?? '', /CDN .* empty its cache/);
  });
});
