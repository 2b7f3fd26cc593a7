import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { drawMap } from '../../src/maps/draw-map.ts';
import { distance } from '../../src/maps/frame.ts';
import type { Coordinates } from '../../src/model/coordinates.ts';
import type { DrawnMap, ResolvedMap, ResolvedPlace } from '../../src/model/map.ts';

const place = (name: string, at: Coordinates): ResolvedPlace => ({ name, label: name, at });
const vienna = place('Vienna', [48.21, 16.37]);
const budapest = place('Budapest', [47.5, 19.04]);
const linz = place('Linz', [48.31, 14.29]);

const mapOf = (map: Partial<ResolvedMap>): ResolvedMap => ({
  ...{ lang: 'en', region: undefined, center: undefined, scale: undefined },
  ...{ labels: [], places: [linz, vienna, budapest], areas: [], routes: [] },
  ...map,
});

function drawn(map: Partial<ResolvedMap>): DrawnMap {
  const { drawn, faults } = drawMap(mapOf(map));
  assert.deepEqual(faults, []);
  assert.ok(drawn);
  return drawn;
}
const faultsOf = (map: Partial<ResolvedMap>) =>
  drawMap(mapOf(map)).faults.map(({ name, field, fix }) => ({ name, field, fix }));

describe('a map', () => {
  test('shows all its places with a label each', () => {
    const { places, labels, width, height } = drawn({});
    assert.deepEqual(
      labels.map(({ text }) => text),
      ['Linz', 'Vienna', 'Budapest'],
    );
    for (const { x, y } of places) assert.ok(x > 20 && x < width - 20 && y > 15 && y < height - 15);
  });

  test('has north at the top and east at the right', () => {
    const [west, middle, east] = drawn({}).places;
    assert.ok(west && middle && east);
    assert.ok(west.x < middle.x && middle.x < east.x && east.y > middle.y);
  });

  test('has distances that its scale bar measures', () => {
    const { places, scaleBar } = drawn({});
    const [from, , to] = places;
    assert.ok(from && to);
    const measured = (Math.hypot(to.x - from.x, to.y - from.y) / scaleBar.length) * scaleBar.kilometers;
    const actual = distance(linz.at, budapest.at);
    assert.ok(Math.abs(measured - actual) < actual * 0.01, `${measured} km for ${actual} km`);
    assert.ok(scaleBar.length > 40 && scaleBar.length < 120);
    assert.match(String(scaleBar.kilometers), /^[125]0*$/);
  });

  test('has the width that the author chose', () => {
    const { scaleBar, width } = drawn({ scale: 900 });
    assert.ok(Math.abs((width / scaleBar.length) * scaleBar.kilometers - 900) < 1);
  });

  test('shows a region whole, its neighbors and the sea', () => {
    const { paths, inset } = drawn({ region: 'PRT', places: [place('Lisbon', [38.72, -9.14])] });
    for (const path of [paths.land, paths.rivers, paths.borders, inset.land, inset.country, inset.extent])
      assert.match(path, /^M/);
    assert.doesNotMatch(Object.values(paths).join(''), /NaN|Infinity|e-/);
  });

  test('fills the area inside the corners, whatever their order', () => {
    const corners: Coordinates[] = [
      [48.6, 14],
      [48.6, 19],
      [47.4, 19],
      [47.4, 14],
    ];
    for (const points of [corners, corners.toReversed()]) {
      const { areas } = drawn({ areas: [{ points: points.map((at) => ({ at })) }] });
      assert.match(areas[0] ?? '', /^M(?!-2-2)[^M]+z$/);
    }
  });

  test('crosses the date line and comes near the poles', () => {
    for (const places of [
      [place('Suva', [-18.14, 178.44]), place('Apia', [-13.83, -171.77])],
      [place('Alert', [82.5, -62.35]), place('Longyearbyen', [78.22, 15.65])],
    ]) {
      const { places: points, width } = drawn({ places });
      const [one, other] = points;
      assert.ok(one && other && Math.abs(one.x - other.x) < width && !Number.isNaN(one.y));
    }
  });

  test('has an inset and a scale bar that cover nothing, and room below if no corner is free', () => {
    const corners = [
      [49, 14],
      [49, 19],
      [46.5, 14],
      [46.5, 19],
    ].map(([latitude = 0, longitude = 0], index) => place(`Post ${index}`, [latitude, longitude]));
    const { places, inset, scaleBar } = drawn({ places: corners });
    for (const { x, y } of places)
      for (const box of [inset, scaleBar])
        assert.ok(x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height);
  });

  test('is the same every time', () => {
    assert.deepEqual(drawn({ region: 'AUT' }), drawn({ region: 'AUT' }));
  });
});

test('a map has at most 15 KB compressed, even of ragged coasts', () => {
  for (const region of ['IRQ', 'NOR', 'GRC', 'IDN', 'CAN', 'CHL', 'RUS']) {
    const { faults, drawn } = drawMap(mapOf({ region, places: [], labels: [] }));
    assert.deepEqual(faults, []);
    const bytes = gzipSync(JSON.stringify(drawn)).length;
    assert.ok(bytes < 15_000, `${region}: ${bytes} bytes`);
  }
});

describe('what cannot be drawn is reported with a change:', () => {
  test('latitude and longitude swapped, far from most other points', () => {
    const swapped = place('Graz', [15.44, 47.07]);
    assert.deepEqual(faultsOf({ places: [linz, swapped, vienna, budapest] }), [
      { name: 'coordinates-swapped', field: 'places.1.at', fix: 'write\nat: [47.07, 15.44]' },
    ]);
    assert.deepEqual(faultsOf({ places: [swapped], region: 'AUT' }), [
      { name: 'coordinates-swapped', field: 'places.0.at', fix: 'write\nat: [47.07, 15.44]' },
    ]);
    assert.deepEqual(
      faultsOf({ places: [linz, swapped, vienna, place('Bratislava', [17.11, 48.15])] }).map(
        ({ field }) => field,
      ),
      ['places.1.at', 'places.3.at'],
    );
  });

  test('but not places that are far apart', () => {
    const places = [
      place('London', [51.51, -0.13]),
      place('Delhi', [28.61, 77.21]),
      place('Lima', [-12.05, -77.04]),
    ];
    assert.deepEqual(faultsOf({ places }), []);
  });

  test('a place outside of the map, with a scale at which it is inside', () => {
    const map = { center: vienna.at, scale: 300 };
    const [fault] = faultsOf(map);
    const scale = Number(/scale: (\d+)/.exec(fault?.fix ?? '')?.[1]);
    assert.deepEqual(faultsOf({ ...map, scale }), []);
  });

  test('a region that the data do not have', () => {
    assert.deepEqual(faultsOf({ region: 'AUS', areas: [{ country: 'Aut', points: [] }] }), [
      { name: 'region-unknown', field: 'areas.0.country', fix: 'write AUT' },
    ]);
  });

  test('a name of a river that leaves no room for a place, with a point where it does', () => {
    const labels = [{ text: 'Donau', at: [48.3, 14.4] as Coordinates, kind: 'water' as const }];
    const [fault] = faultsOf({ labels });
    assert.equal(fault?.field, 'labels.0.at');
    const [, latitude, longitude] = /\[([\d.]+), ([\d.]+)\]/.exec(fault.fix ?? '') ?? [];
    const at: Coordinates = [Number(latitude), Number(longitude)];
    assert.deepEqual(faultsOf({ labels: labels.map((label) => ({ ...label, at })) }), []);
  });
});
