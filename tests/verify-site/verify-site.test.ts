import './enter-english.ts';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { builtSite } from '../builds.ts';
import { certificateBetween } from '../certificate.ts';
import { temporaryFolder } from '../publications.ts';
import { type Answer, type Fault, serveWithFaults } from './faulty-server.ts';

const { ledgerFile } = await import('../../src/content/ledger.ts');
const { readContent } = await import('../../src/content/read-content.ts');
const { checkCertificate } = await import('../../src/verify-site/check-site.ts');
const { Unreachable, verifySite } = await import('../../src/verify-site/verify-site.ts');
const { addressesOf } = await import('../../src/verify-site/addresses.ts');

const dist = builtSite('english');
const ledgerText = readFileSync(ledgerFile, 'utf8');
const reading = await readContent(process.cwd());
const quickly = { backOff: 1, pause: 0 };
const walk = (url: URL, more: Partial<Parameters<typeof verifySite>[0]> = {}) =>
  verifySite({
    ...{ url, reading, ledgerText, now: Date.parse('2026-11-28'), day: '2026-11-28' },
    ...{ politeness: quickly, ...more },
  });

const status =
  (code: number, location?: string): Fault =>
  (answer) => ({ ...answer, status: code, headers: { ...answer.headers, location } });
const withHeader =
  (name: string, value: string | undefined): Fault =>
  (answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } });
const replaced = (answer: Answer, from: string, to: string): Answer => {
  const text = answer.body.toString();
  assert.ok(text.includes(from), from);
  return { ...answer, body: Buffer.from(text.replaceAll(from, to)) };
};
const once =
  (fault: Fault): Fault =>
  (answer, asked) => {
    const isFirst = !seen.has(fault);
    seen.add(fault);
    return isFirst ? fault(answer, asked) : answer;
  };
const seen = new Set<Fault>();
const file = (name: string) => readFileSync(join(dist, name));
/** A card of a page in the ledger. */
const cardOf = (path: string): string => {
  const { cards = [] } = reading.ledger.get(path) ?? {};
  return `/cards/${cards[0] ?? ''}`;
};

/** A card of an earlier wording, which this site’s ledger does not have. */
const earlierCard = '/cards/the-first-inch.0123456789.png';
const sealed = reading.ledger.get('/q/the-first-inch/');
const withEarlierCard = {
  ...reading,
  ledger: new Map([
    ...reading.ledger,
    ['/q/the-first-inch/', { since: '2026-11-01', ...sealed, cards: ['the-first-inch.0123456789.png'] }],
  ]),
};

test('a site that is published as it was built has no faults', async () => {
  const { url, asked } = await serveWithFaults(dist);
  const { findings, addresses, requests } = await walk(url);
  assert.deepEqual(findings, []);
  assert.equal(requests, asked.length);
  for (const path of reading.ledger.keys()) assert.ok(asked.includes(path), path);
  assert.ok(addresses > 2 * reading.ledger.size, String(addresses));
  // Everything is asked for once, except for the front page, with which a walk begins.
  assert.deepEqual(
    asked.filter((path, at) => asked.indexOf(path) !== at),
    ['/'],
  );
});

describe('a site with one fault of each kind', () => {
  let slowness = 0;
  const faults: Record<string, Fault> = {
    '/topics/tallow/': status(404),
    '/topics/press/': () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: file('404.html'),
    }),
    '/topics/floods/': status(301, '/'),
    '/topics/accounts/': status(302, 'https://elsewhere.example/accounts/'),
    '/people/ada-quill/': (answer) =>
      replaced(answer, 'rel="canonical" href="', 'rel="canonical" href="https://other.example/?'),
    '/people/tom-ashe/': withHeader('content-type', 'application/octet-stream'),
    '/people/mara-lind/': withHeader('x-content-type-options', undefined),
    '/people/nia-okoro/': () => undefined,
    '/topics/ferries/': once(status(500)),
    '/q/no-auditor/': (answer) => replaced(answer, 'a sum', 'a lump'),
    [cardOf('/q/a-bell-in-the-mud/')]: status(404),
    [cardOf('/q/old-quay-counts/')]: status(404),
    [cardOf('/q/a-sum-of-two/')]: () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: file('404.html'),
    }),
    [cardOf('/q/mill-lane-pays/')]: (answer) => ({ ...answer, body: file('feed-icon.png') }),
    '/articles/two-bridges/': status(404),
    '/topics/river-crossings/': status(301, '/'),
    '/articles/two-bridges/sources/': () => ({ status: 200, headers: {}, body: file('index.html') }),
    '/atom.xml': (answer) => ({ ...answer, body: answer.body.subarray(0, -20) }),
    '/feed.json': (answer) => replaced(answer, '"version"', '"edition"'),
    '/topics/bridges/': (answer) => {
      slowness += 60_000;
      return answer;
    },
  };
  let found: Map<string, string[]>;
  let texts: string;
  let missing: { file: string; line?: number | undefined } | undefined;
  before(async () => {
    const { url } = await serveWithFaults(dist, faults);
    const { findings } = await walk(url, {
      reading: withEarlierCard,
      // One at a time, so that only the slow answer seems slow.
      politeness: { ...quickly, perHost: 1 },
      connection: { clock: () => slowness },
    });
    found = new Map(
      [...Map.groupBy(findings, ({ name }) => name)].map(([name, list]) => [
        name,
        list.map(({ field = '' }) => field.replace('https://verbatim.example', '').replace(url.href, '/')),
      ]),
    );
    missing = findings.find(({ name }) => name === 'address-missing');
    texts = findings
      .map(({ field, found, expected, fix }) => [field, found, expected, fix].join('\n'))
      .join('\n\n');
  });

  const expected: Record<string, string[]> = {
    'address-missing': ['/topics/tallow/'],
    'soft-404': ['/topics/press/'],
    'front-page-instead': ['/topics/floods/', '/topics/river-crossings/'],
    'address-redirects': ['/topics/accounts/'],
    'canonical-wrong': ['/people/ada-quill/'],
    'type-wrong': ['/people/tom-ashe/'],
    'header-wrong': ['/people/mara-lind/'],
    'address-unreachable': ['/people/nia-okoro/'],
    'answer-unsteady': ['/topics/ferries/'],
    'words-changed': ['/q/no-auditor/'],
    'card-missing': [cardOf('/q/a-bell-in-the-mud/'), cardOf('/q/old-quay-counts/')],
    'earlier-card-missing': [earlierCard],
    'card-not-a-picture': [cardOf('/q/a-sum-of-two/')],
    'card-wrong-size': [cardOf('/q/mill-lane-pays/')],
    'redirect-lost': ['/articles/two-bridges/', '/articles/two-bridges/sources/'],
    'feed-invalid': ['/atom.xml', '/feed.json'],
    'answer-slow': ['/topics/bridges/'],
    // The ledger of the test has one more card.
    'release-not-current': ['/'],
  };
  for (const [name, paths] of Object.entries(expected))
    test(`${name} is reported once, and where it is`, () => {
      assert.deepEqual(found.get(name)?.sort(), paths);
    });

  test('nothing else is reported', () => {
    assert.deepEqual([...found.keys()].sort(), Object.keys(expected).sort());
  });

  test('each report says what was found, what is expected, and what to do', () => {
    for (const line of [
      'status 404',
      'a redirect (301) to the front page',
      'a redirect (302) to https://elsewhere.example/accounts/',
      'no answer: the host closed the connection (ECONNRESET)',
      'an answer to request 2',
      'no x-content-type-options',
      'set policyInPages: true',
      'not well-formed XML',
      'a page that does not redirect',
      'text/html, which is not a PNG picture',
    ])
      assert.ok(texts.includes(line), `${line}\n\n${texts}`);
    assert.match(texts, /“a lump[^”]*”\nthe sealed words “a sum/);
    assert.match(texts, /\d+×\d+ pixels\n1200×630/);
    assert.doesNotMatch(texts, /undefined|NaN/);
  });

  test('a fault at a sealed address names its line in the ledger', () => {
    const { file: named, line = 0 } = missing ?? {};
    assert.equal(named, ledgerFile);
    assert.match(ledgerText.split('\n')[line - 1] ?? '', /^"\/topics\/tallow\/"/);
  });
});

test('the same fault of all pages is one report, with the number of pages', async () => {
  const everywhere = new Proxy<Record<string, Fault>>(
    {},
    { get: () => withHeader('referrer-policy', 'unsafe-url') },
  );
  const { url } = await serveWithFaults(dist, everywhere);
  const { findings, addresses } = await walk(url, { chosen: { sample: 5 } });
  assert.equal(findings.length, 1);
  const [{ count = 0, also = [], found } = { found: '' }] = findings;
  assert.match(found, /^referrer-policy: “unsafe-url” \(here and at \d+ more\)$/);
  assert.equal(also.length, count - 1);
  assert.ok(count > addresses / 2);
});

test('a host that answers everything with its front page is reported as such', async () => {
  const front = file('index.html');
  const everywhere = new Proxy<Record<string, Fault>>(
    {},
    { get: () => () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: front }) },
  );
  const { url } = await serveWithFaults(dist, everywhere);
  const names = new Set((await walk(url, { chosen: { sample: 40 } })).findings.map(({ name }) => name));
  for (const name of [
    'missing-page-answers-200',
    'canonical-wrong',
    'words-changed',
    'redirect-lost',
  ] as const)
    assert.ok(names.has(name), name);
});

test('a site that stops answering is not called faulty, and the walk goes on later where it stopped', async () => {
  const stateFile = join(temporaryFolder(), 'state/walk.jsonl');
  let answers = 0;
  let isDown = true;
  const everywhere = new Proxy<Record<string, Fault>>(
    {},
    {
      get: (_, path) => (answer: Answer) => {
        if (isDown && answers++ > 100) return undefined;
        return path === '/quotes/' ? { ...answer, status: 404 } : answer;
      },
    },
  );
  const { url, asked } = await serveWithFaults(dist, everywhere);
  const down = walk(url, { stateFile, politeness: { ...quickly, attempts: 1 } });
  await assert.rejects(
    down,
    (error) => error instanceof Unreachable && /stopped answering after \d+ addresses/.test(error.message),
  );
  assert.ok(asked.includes('/quotes/'));
  isDown = false;
  const { findings, resumed, requests, addresses } = await walk(url, { stateFile });
  assert.ok(resumed > 50 && resumed < addresses, String(resumed));
  assert.ok(requests < addresses - resumed + 20, String(requests));
  // What was found before the interruption is reported at the end, and not asked again.
  assert.deepEqual(
    findings.map(({ name, field }) => [name, field]),
    [['address-missing', 'https://verbatim.example/quotes/']],
  );
  assert.ok(!existsSync(stateFile));
});

describe('part of the site', () => {
  const pathsOf = (chosen: Parameters<typeof addressesOf>[2]) =>
    addressesOf(reading, ledgerText, chosen)
      .map(({ path }) => path)
      .filter((path) => reading.ledger.has(path));

  test('can be what was sealed since a day', () => {
    assert.deepEqual(pathsOf({ since: '2026-11-29' }), []);
    assert.equal(pathsOf({ since: '2026-11-28' }).length, reading.ledger.size);
  });

  test('can be a sample, another one every day', () => {
    const [monday, tuesday] = ['2026-11-30', '2026-12-01'].map((day) => pathsOf({ sample: 10, day }));
    assert.equal(monday?.length, 10);
    assert.notDeepEqual(monday, tuesday);
    assert.deepEqual(monday, pathsOf({ sample: 10, day: '2026-11-30' }));
  });
});

test('another folder of the host than that of the settings is reported, and nothing is asked', async () => {
  const { url, asked } = await serveWithFaults(dist);
  const { findings } = await walk(new URL('/repo/', url));
  assert.deepEqual(
    findings.map(({ name, found, expected }) => [name, found, expected]),
    [['base-path-differs', '/repo/ in the address', '/']],
  );
  assert.deepEqual(asked, []);
});

test('a site that cannot be asked is not called faulty', async () => {
  const lookup = (_: string, __: unknown, callback: (error: Error, address: []) => void) => {
    callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
  };
  await assert.rejects(
    walk(new URL('http://nowhere.example/'), { connection: { lookup: lookup } }),
    (error) =>
      error instanceof Unreachable &&
      error.message.includes('nowhere.example/ cannot be asked: the name of the host'),
  );
});

describe('the certificate', () => {
  const old = certificateBetween(join(temporaryFolder(), 'old'), '2020-01-01', '2020-02-01');
  const current = certificateBetween(join(temporaryFolder(), 'new'), '2026-01-01', '2036-01-01');
  const skip = old && current ? false : 'there is no openssl to make certificates with';
  const open = async ({ cert, key }: { cert: string; key: string }) => {
    const server = createServer({ cert, key }, (_, response) => {
      response.end('<title>A page</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    after(() => {
      server.close();
      server.closeAllConnections();
    });
    return new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  };
  const timeout = 30_000;

  test('that has expired is reported, and the site is checked all the same', { skip }, async () => {
    assert.ok(old);
    const url = await open(old);
    const {
      findings,
      requests,
      certificateDays = 0,
    } = await walk(url, {
      chosen: { sample: 1 },
      connection: { ca: old.cert },
    });
    const [first, ...others] = findings.filter(({ name }) => name.startsWith('certificate'));
    assert.equal(first?.found, 'a certificate that expired on 2020-02-01');
    assert.deepEqual(others, []);
    assert.ok(requests > 10 && certificateDays < 0);
  });

  test('that ends within two weeks is a warning, and a later end is not', { skip }, async () => {
    assert.ok(current);
    const url = await open(current);
    const at = (day: string) => checkCertificate(url, { ca: current.cert, timeout }, Date.parse(day));
    const [fault] = (await at('2035-12-27')).faults;
    assert.equal(fault?.found, 'a certificate that expires on 2036-01-01, in 5 days');
    assert.deepEqual(await at('2035-12-01'), { faults: [], daysLeft: 31 });
  });

  test('that browsers do not trust is reported', { skip }, async () => {
    assert.ok(current);
    const [fault] = (await checkCertificate(await open(current), { timeout }, Date.parse('2026-11-28')))
      .faults;
    assert.match(fault?.found ?? '', /browsers reject \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  });
});
