import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moment } from '../../src/model/moment.ts';

test('a day begins at midnight in the time zone of the site, with its offset', () => {
  assert.equal(moment('2026-11-22'), '2026-11-22T00:00:00Z');
  assert.equal(moment('2026-11-22', 0, 'Asia/Baghdad'), '2026-11-22T00:00:00+03:00');
  assert.equal(moment('2026-11-22', 0, 'America/St_Johns'), '2026-11-22T00:00:00-03:30');
});

test('on a day when the clocks change, the offset is that of midnight', () => {
  assert.equal(moment('2026-03-29', 0, 'Europe/Berlin'), '2026-03-29T00:00:00+01:00');
  assert.equal(moment('2026-03-30', 0, 'Europe/Berlin'), '2026-03-30T00:00:00+02:00');
  assert.equal(moment('2026-10-25', 0, 'Europe/Berlin'), '2026-10-25T00:00:00+02:00');
  assert.equal(moment('2026-11-01', 0, 'America/New_York'), '2026-11-01T00:00:00-04:00');
});

test('seconds count from midnight', () => {
  assert.equal(moment('2026-11-22', 754), '2026-11-22T00:12:34Z');
});
