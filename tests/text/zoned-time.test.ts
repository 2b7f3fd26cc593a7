import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { afterGap, dayAt, instantsOf, inZone, parseTime, startOfDay } from '../../src/text/zoned-time.ts';

const at = Date.parse;

describe('a date in frontmatter', () => {
  test('is a day, or a day with a time that may have an offset', () => {
    assert.deepEqual(parseTime('2026-11-22'), { day: '2026-11-22', clock: undefined, offset: undefined });
    for (const [text, clock, offset] of [
      ['2026-11-22T09:30', '09:30:00', undefined],
      ['2026-11-22 09:30:15', '09:30:15', undefined],
      ['2026-11-22T09:30Z', '09:30:00', 'Z'],
      ['2026-11-22T23:59:59-03:30', '23:59:59', '-03:30'],
    ] as const)
      assert.deepEqual(parseTime(text), { day: '2026-11-22', clock, offset });
  });
  test('has no other form', () => {
    for (const text of [
      '22 November 2026',
      '2026-11-22T',
      '2026-11-22T9:30',
      '2026-11-22T24:00',
      '2026-11-22T09:60',
      '2026-11-22T09:30+3',
      '2026-11-22T09:30+15:00',
      '2026-11-22T09:30:00.000Z',
      '2026-11-22 09:30 Europe/Berlin',
    ])
      assert.equal(parseTime(text), undefined, text);
  });
});

describe('an instant', () => {
  const instant = at('2026-11-22T10:15:00Z');
  test('is written with the offset of the zone', () => {
    assert.equal(inZone(instant, 'UTC'), '2026-11-22T10:15:00Z');
    assert.equal(inZone(instant, 'Pacific/Kiritimati'), '2026-11-23T00:15:00+14:00');
    assert.equal(inZone(instant, 'America/St_Johns'), '2026-11-22T06:45:00-03:30');
    assert.equal(inZone(instant, 'Asia/Tehran'), '2026-11-22T13:45:00+03:30');
  });
  test('falls on the day that it is in the zone', () => {
    assert.equal(dayAt(instant, 'Pacific/Kiritimati'), '2026-11-23');
    assert.equal(dayAt(instant, 'Pacific/Pago_Pago'), '2026-11-21');
  });
});

describe('a local time', () => {
  const times = (day: string, clock: string, zone: string) =>
    instantsOf(day, clock, zone).map((instant) => inZone(instant, zone));
  test('is one instant on most days', () => {
    assert.deepEqual(times('2026-11-22', '00:15:00', 'Pacific/Kiritimati'), ['2026-11-22T00:15:00+14:00']);
    assert.deepEqual(times('2026-07-01', '09:30:00', 'America/St_Johns'), ['2026-07-01T09:30:00-02:30']);
  });
  test('is none while clocks are set forward', () => {
    assert.deepEqual(times('2026-03-29', '02:30:00', 'Europe/Berlin'), []);
    assert.deepEqual(times('2026-03-29', '01:59:59', 'Europe/Berlin'), ['2026-03-29T01:59:59+01:00']);
    assert.deepEqual(times('2026-03-29', '03:00:00', 'Europe/Berlin'), ['2026-03-29T03:00:00+02:00']);
    const next = afterGap('2026-03-29', '02:30:00', 'Europe/Berlin');
    assert.equal(inZone(next, 'Europe/Berlin'), '2026-03-29T03:30:00+02:00');
  });
  test('is two while clocks are set back, also by half an hour', () => {
    assert.deepEqual(times('2026-10-25', '02:30:00', 'Europe/Berlin'), [
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T02:30:00+01:00',
    ]);
    assert.deepEqual(times('2026-11-01', '01:30:00', 'America/St_Johns'), [
      '2026-11-01T01:30:00-02:30',
      '2026-11-01T01:30:00-03:30',
    ]);
    assert.deepEqual(times('2026-04-05', '01:45:00', 'Australia/Lord_Howe'), [
      '2026-04-05T01:45:00+11:00',
      '2026-04-05T01:45:00+10:30',
    ]);
  });
});

describe('a day', () => {
  test('begins at midnight', () => {
    assert.equal(startOfDay('2026-11-22', 'Pacific/Kiritimati'), at('2026-11-21T10:00:00Z'));
    assert.equal(startOfDay('2026-11-22', 'America/St_Johns'), at('2026-11-22T03:30:00Z'));
  });
  test('begins at one where clocks are set forward at midnight', () => {
    assert.equal(
      inZone(startOfDay('2026-04-24', 'Africa/Cairo'), 'Africa/Cairo'),
      '2026-04-24T01:00:00+03:00',
    );
  });
  test('begins at the first of two midnights', () => {
    assert.equal(
      inZone(startOfDay('2026-11-01', 'America/Havana'), 'America/Havana'),
      '2026-11-01T00:00:00-04:00',
    );
  });
});
