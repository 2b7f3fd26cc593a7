import { drawMap } from '../../../src/maps/draw-map.ts';
import type { ResolvedMap } from '../../../src/model/map.ts';
import type { Card } from '../../../src/outputs/cards/card.ts';

const card: Card = {
  ...{ form: 'article', shape: 'wide', lang: 'en', name: 'article-map', kicker: 'Analysis' },
  text: 'Where the boats wait for the lamp',
  note: 'Two places to wait, one rule, and eleven nights on which nobody lit the lamp.',
  ticks: [0.1, 0.6],
  address: 'verbatim.example/articles/where-the-boats-wait',
};

/** Returns a card with a map that has areas, routes, groups and names of waters. */
function withMap(rest: Partial<Card>, names: string[], caption: string, kilometers: string): Card {
  const [first = '', second = '', third = '', water = ''] = names;
  const points: ResolvedMap['places'] = [
    { name: first, label: first, at: [48.2, 16.4] },
    { name: second, label: second, at: [48.9, 17.6] },
    { name: third, label: third, at: [47.6, 18.3] },
  ];
  const { drawn, faults } = drawMap({
    lang: rest.lang ?? 'en',
    places: points,
    areas: [{ points: [{ at: [48.6, 17.1] }, { at: [48.6, 18] }, { at: [48.1, 17.9] }] }],
    routes: [{ points: points.slice(0, 2) }, { points: points.slice(1) }],
    labels: [{ text: water, at: [47.75, 17.1], kind: 'water' }],
  });
  if (!drawn) throw new Error(JSON.stringify(faults));
  return { ...card, ...rest, figure: { caption, map: { drawn, groups: [1, 2, 3], kilometers } } };
}

/** Cards of articles with maps, in both directions, and with a long title. */
export const mapSamples: Card[] = [
  withMap({}, ['The mole', 'Old quay', 'Sand Point', 'Tallow'], 'Two places to wait', '50 km'),
  withMap(
    {
      ...{ lang: 'ar', name: 'article-map-arabic', kicker: 'تحليل', text: 'أين تنتظر القوارب المصباح' },
      note: 'مكانان للانتظار، وقاعدة واحدة، وإحدى عشرة ليلة لم يُضئ فيها أحد المصباح.',
    },
    ['الرصيف', 'المرسى القديم', 'رأس الرمل', 'تالو'],
    'مكانان للانتظار',
    '50 كم',
  ),
  withMap(
    {
      name: 'article-map-long',
      text: 'From Kuwait to the airport road: thirty years of wars, forces, sanctions, patrons and photographs, of lists that were printed and lists that were not, and of the men who counted the living and the dead',
    },
    ['The mole', 'Old quay', 'Sand Point', 'Tallow'],
    'Where the lists were printed, where they were copied, and where somebody counted the names on them',
    '50 km',
  ),
];
