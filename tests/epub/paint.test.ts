import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toHtml } from 'hast-util-to-html';
import { h, s } from 'hastscript';
import { paintDrawings, paintRules } from '../../src/outputs/epub/paint.ts';
import { drawingRules } from '../../src/outputs/epub/styles.ts';

const painted = (css: string, ...children: ReturnType<typeof s>[]) => {
  const part = h('figure.chart', [s('svg', children)]);
  paintDrawings([part], paintRules(css));
  return toHtml(part.children, { space: 'svg' });
};

describe('the paint of drawings in books', () => {
  test('is written into elements as attributes, without units', () => {
    assert.equal(
      painted('.chart .line{fill:none;stroke-width:1.5px;stroke-dasharray:7 4}', s('path.line')),
      '<svg><path class="line" fill="none" stroke-width="1.5" stroke-dasharray="7 4"></path></svg>',
    );
  });

  test('is that of the more specific rule, or else of the later', () => {
    const css = '.chart path.line{fill:red}.chart .line{fill:blue;stroke:red}.chart .line{stroke:green}';
    assert.match(painted(css, s('path.line')), /fill="red" stroke="green"|stroke="green" fill="red"/);
  });

  test('has the color of the line that an element belongs to', () => {
    const css = '.chart .line-1{--color:#123456}.chart .mark{fill:var(--color)}';
    assert.match(painted(css, s('g.line-1', [s('circle.mark')])), /<circle class="mark" fill="#123456">/);
    assert.doesNotMatch(painted(css, s('circle.mark')), /fill/);
  });

  test('is that of each selector of a list and of :is()', () => {
    const css = ':is(.map,.chart) .a,.chart .b{fill:red}';
    assert.equal(painted(css, s('path.a'), s('path.b'), s('path.c')).match(/fill="red"/g)?.length, 2);
    assert.doesNotMatch(painted('.map .a{fill:red}', s('path.a')), /fill/);
  });

  test('is not given to text outside of drawings, and letters have no outline that could cover them', () => {
    const part = h('figure.chart', [h('p.a', 'Text'), s('svg', [s('text.a', 'Label')])]);
    paintDrawings([part], paintRules('.chart .a{fill:red;stroke:white;stroke-width:3px}'));
    assert.equal(
      toHtml(part.children),
      '<p class="a">Text</p><svg><text class="a" fill="red">Label</text></svg>',
    );
  });

  test('is nothing where a pattern is not known, in place of black', () => {
    assert.equal(
      painted('', s('path', { fill: 'url(#a-pattern)' })),
      '<svg><path fill="none" style="fill:url(#a-pattern)"></path></svg>',
    );
  });

  test('keeps the style that an element with a pattern has', () => {
    for (const style of ['opacity:.5', 'opacity:.5; '])
      assert.equal(
        painted('', s('path', { fill: 'url(#a-pattern)', style })),
        '<svg><path fill="none" style="opacity:.5;fill:url(#a-pattern)"></path></svg>',
      );
  });

  test('does not need a drawing in a drawing, which some reading systems show at the corner', () => {
    const part = h('figure.map', [
      s('svg', { ariaDescribedBy: ['a-map-summary'] }, [
        s('svg.inset', { x: 266, y: 6, width: 88, height: 66 }, [
          s('rect.water', { width: '100%', height: '100%' }),
        ]),
      ]),
    ]);
    paintDrawings([part], []);
    assert.equal(
      toHtml(part.children, { space: 'svg' }),
      '<svg aria-describedby="a-map-summary"><g class="inset" transform="translate(266 6)" clip-path="url(#a-map-summary-inset)"><clipPath id="a-map-summary-inset"><rect width="88" height="66"></rect></clipPath><rect class="water" width="88" height="66"></rect></g></svg>',
    );
  });

  test('gives each drawing in a drawing its own id, whatever ids the chapter has', () => {
    const inset = () => s('svg', { width: 9, height: 9 }, [s('path')]);
    const parts = [
      h('figure', [s('svg', [inset(), inset()])]),
      h('figure', [s('svg', [inset()]), h('p', { id: 'drawing-inset-2' })]),
    ];
    paintDrawings(parts, []);
    const html = parts.map((part) => toHtml(part, { space: 'svg' })).join('');
    const ids = Array.from(html.matchAll(/<clipPath id="([^"]+)"/g), ([, id]) => id);
    assert.deepEqual(ids, ['drawing-inset', 'drawing-inset-3', 'drawing-inset-4']);
    for (const id of ids) assert.ok(html.includes(`clip-path="url(#${id})"`));
  });

  test('can be written for every rule of the style sheets', () => {
    assert.ok(drawingRules().length > 40);
    assert.throws(() => paintRules('.chart > path{fill:red}'), /a drawing is painted by >/);
  });
});
