import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asTyped, coordinates, parseCoordinates } from '../../src/model/coordinates.ts';

describe('coordinates as maps and encyclopedias print them', () => {
  for (const [text, expected] of [
    ['34.725, 44.5875', [34.725, 44.5875]],
    ['34.725 44.5875', [34.725, 44.5875]],
    ['−34.725; −44.5875', [-34.725, -44.5875]],
    ['34.725° N, 44.5875° E', [34.725, 44.5875]],
    ['34°44′N 44°33′E', [34.73333, 44.55]],
    ["34° 44' 12.5\" N, 44° 33' E", [34.73681, 44.55]],
    ['34 44 S 44 33 W', [-34.73333, -44.55]],
    ['N 34° 44.5′, E 44° 33′', [34.74167, 44.55]],
    ['44°33′E 34°44′N', [34.73333, 44.55]],
    ['34d44m12s N 44d33m E', [34.73667, 44.55]],
  ] as const)
    test(`are parsed: ${text}`, () => {
      assert.deepEqual(parseCoordinates(text), expected);
    });

  for (const text of [
    '',
    'Amerli',
    '34.725',
    '34°44′N',
    '34°44′N 44°33′N',
    '95°N 44°E',
    '34, 44, 12',
    '34:44',
  ])
    test(`are not guessed: “${text}”`, () => {
      assert.equal(parseCoordinates(text), undefined);
    });
});

describe('coordinates in frontmatter', () => {
  const faultOf = (value: unknown) => {
    const [issue] = coordinates.safeParse(value).error?.issues ?? [];
    return issue?.code === 'custom' ? (issue.params as { name: string; fix?: string }) : undefined;
  };

  test('are two numbers, latitude first', () => {
    for (const value of [
      [34.05, 44.2],
      [-90, 180],
      [0, 0],
    ])
      assert.deepEqual(coordinates.parse(value), value);
  });

  test('are converted in the report, never silently', () => {
    for (const [value, fix] of [
      ['34°44′N 44°33′E', '[34.7333, 44.55]'],
      [['34°44′N', '44°33′E'], '[34.7333, 44.55]'],
      [{ lat: 34.05, lng: 44.2 }, '[34.05, 44.2]'],
      [{ latitude: 34.05, longitude: 44.2 }, '[34.05, 44.2]'],
      [[116.4, 39.9], '[39.9, 116.4]'],
    ] as const)
      assert.deepEqual(faultOf(value), { name: 'coordinates-invalid', fix: `write ${fix}` });
  });

  test('have no fix if it is not clear what was meant', () => {
    for (const value of [
      undefined,
      null,
      34,
      [34],
      [34, 44, 12],
      [Number.NaN, 1],
      [200, 200],
      ['a', 'b'],
      {},
    ])
      assert.deepEqual(faultOf(value), { name: 'coordinates-invalid' }, JSON.stringify(value));
  });

  test('are rounded to ten meters', () => {
    assert.equal(asTyped([34.733333, 44.55]), '[34.7333, 44.55]');
  });
});
