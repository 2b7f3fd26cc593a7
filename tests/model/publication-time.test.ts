import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinLibrary } from '../../src/model/library.ts';
import { publicationTime, stateOf, timeForWriters } from '../../src/model/publication-time.ts';
import { article, contents } from './contents.ts';

const published = (date: string, zone: string) => publicationTime(date, zone).publishedAt;

describe('the time of publication', () => {
  test('of a day is its beginning in the zone of the publication', () => {
    assert.deepEqual(publicationTime('2026-11-22', 'Pacific/Kiritimati'), {
      date: '2026-11-22',
      publishedAt: '2026-11-22T00:00:00+14:00',
      isTimed: false,
    });
    assert.equal(published('2026-11-22', 'America/St_Johns'), '2026-11-22T00:00:00-03:30');
  });
  test('without an offset is in the zone of the publication', () => {
    assert.equal(published('2026-07-01T09:30', 'Europe/Berlin'), '2026-07-01T09:30:00+02:00');
    assert.equal(published('2026-11-22 09:30', 'America/St_Johns'), '2026-11-22T09:30:00-03:30');
  });
  test('with an offset falls on the day that it is in the zone of the publication', () => {
    assert.deepEqual(publicationTime('2026-11-22T23:30-08:00', 'Europe/London'), {
      date: '2026-11-23',
      publishedAt: '2026-11-23T07:30:00Z',
      isTimed: true,
    });
    assert.equal(publicationTime('2026-11-22T09:30Z', 'Pacific/Kiritimati').date, '2026-11-22');
    assert.equal(publicationTime('2026-11-22T10:00Z', 'Pacific/Kiritimati').date, '2026-11-23');
  });
  test('that clocks skip or show twice is still one instant, so that the rest can be checked', () => {
    assert.equal(published('2026-03-29T02:30', 'Europe/Berlin'), '2026-03-29T03:30:00+02:00');
    assert.equal(published('2026-10-25T02:30', 'Europe/Berlin'), '2026-10-25T02:30:00+02:00');
    assert.equal(published('2026-10-25T02:30+01:00', 'Europe/Berlin'), '2026-10-25T02:30:00+01:00');
  });
  test('is shown to writers with the zone', () => {
    assert.equal(timeForWriters('2026-12-01T09:00:00Z', 'Europe/London'), '2026-12-01 09:00 (Europe/London)');
    assert.equal(
      timeForWriters('2026-12-01T00:00:00+14:00', 'Pacific/Kiritimati'),
      '2026-12-01 (Pacific/Kiritimati)',
    );
  });
});

describe('an article', () => {
  const date = '2026-12-01T09:00Z';
  const at = Date.parse(date);
  test('is scheduled until its time, to the second', () => {
    assert.equal(stateOf({ date, draft: false }, at - 1000), 'scheduled');
    assert.equal(stateOf({ date, draft: false }, at), 'published');
  });
  test('that is a draft stays one at any time', () => {
    assert.equal(stateOf({ date, draft: true }, at - 1000), 'draft');
    assert.equal(stateOf({ date, draft: true }, at), 'draft');
  });

  const [timed, day, corrected] = joinLibrary(
    contents([
      article('a', { date: '2026-01-03T12:00Z' }),
      article('b', { date: '2026-01-03' }),
      article('c', {
        date: '2026-01-02T12:00Z',
        corrections: [{ date: '2026-01-04', said: 'x', says: 'y', why: 'z' }],
      }),
    ]),
  ).library.articles;
  test('with a time is newer than one of the same day without', () => {
    assert.deepEqual([timed?.slug, day?.slug, corrected?.slug], ['a', 'b', 'c']);
  });
  test('last changed at its publication, or on the day of a later correction', () => {
    assert.equal(timed?.changedAt, '2026-01-03T12:00:00Z');
    assert.equal(day?.changedAt, '2026-01-03T00:00:00Z');
    assert.equal(corrected?.changedAt, '2026-01-04T00:00:00Z');
  });
});
