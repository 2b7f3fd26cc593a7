import './enter.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtSite } from '../builds.ts';
import { serveWithFaults } from '../verify-site/faulty-server.ts';

const { readContent } = await import('../../src/content/read-content.ts');
const { verifySite } = await import('../../src/verify-site/verify-site.ts');
const { base } = await import('../../src/site.ts');

test('a published site in a folder of its host has no faults, and everything is asked for in the folder', async () => {
  const { url, asked } = await serveWithFaults(builtSite('german-persian'), {}, base);
  const reading = await readContent(process.cwd());
  const { findings } = await verifySite({ url, reading, ledgerText: '', now: 0, day: '2026-11-28' });
  assert.deepEqual(findings, []);
  assert.ok(asked.length > 30, String(asked.length));
  assert.deepEqual(
    asked.filter((path) => !path.startsWith(base)),
    [],
  );
});
