import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HtmlPieces, NeedsAstro } from '../../src/build/html-pieces.ts';

const html = (text: string) =>
  Object.defineProperty(new String(text), Symbol.for('astro:html-string'), { value: true });
const template = (htmlParts: string[], ...expressions: unknown[]) => ({
  [Symbol.for('astro.renderTemplateResult')]: true,
  ...{ htmlParts, expressions },
});
const instruction = (type: string, more: object = {}) => ({
  [Symbol.for('astro:render')]: true,
  type,
  ...more,
});
const script = (id: string) => instruction('script', { id, content: `<script src="${id}"></script>` });
const textOf = (node: unknown, head = '<link>') => new HtmlPieces({}).textOf(node, head);

describe('the text of what components return', () => {
  test('has expressions escaped, and HTML as it is', async () => {
    const node = template(['<p>', '|', '</p>'], `a & b's "<c>"`, html('<b>d</b>'));
    assert.equal(await textOf(node), '<p>a &amp; b&#39;s &quot;&lt;c&gt;&quot;|<b>d</b></p>');
  });

  test('has numbers and the items of lists, and nothing for what is missing', async () => {
    assert.equal(await textOf(template(['', '', '', '', ''], 0, [1, ['x', undefined]], null, false)), '01x');
    assert.equal(await textOf([Number.NaN, 0n, 2n, -0]), '20');
  });

  test('has what is awaited in its place, whenever it comes', async () => {
    const later = (text: string, turns: number): Promise<unknown> =>
      turns === 0 ? Promise.resolve(html(text)) : Promise.resolve().then(() => later(text, turns - 1));
    const node = template(['1', '2', '3'], later('<a>', 5), [
      later('<b>', 1),
      Promise.resolve(later('<c>', 0)),
    ]);
    assert.equal(await textOf(node), '1<a>2<b><c>3');
  });

  test('has the head once, and each script once, but in a template again', async () => {
    const node = template(
      ['', '', '', '', '', '', ''],
      ...[instruction('maybe-head'), instruction('head'), instruction('head'), script('a'), script('a')],
      [instruction('template-enter'), script('a'), instruction('template-exit')],
    );
    const one = '<script src="a"></script>';
    assert.equal(await textOf(node), `<link>${one}${one}`);
  });

  test('has what components and slots return', async () => {
    const component = {
      [Symbol.for('astro.componentInstance')]: true,
      init: () => template(['<i>', '</i>'], 'x'),
    };
    const slot = { evaluate: () => component };
    assert.equal(
      await textOf([
        slot,
        () => 'y',
        {
          render: ({ write }: { write: (chunk: unknown) => void }) => {
            write('<u>');
            write(html('z'));
          },
        },
      ]),
      '<i>x</i>y<u>z',
    );
  });

  test('has what writes a part of itself later in its place', async () => {
    const late = {
      render: async ({ write }: { write: (chunk: unknown) => void }) => {
        write('1');
        await Promise.resolve();
        write(template(['2', '3'], Promise.resolve(html('<b>'))));
      },
    };
    assert.equal(await textOf(template(['', '|', ''], [late, 'x'], late)), '12<b>3x|12<b>3');
  });

  test('is left to Astro where something is unknown', async () => {
    for (const node of [{}, instruction('directive'), new Response(), Symbol('a')])
      await assert.rejects(textOf(template(['', ''], node)), NeedsAstro);
  });

  test('is not there if something that is awaited fails', async () => {
    const fails = (message: string) => Promise.reject(new Error(message));
    await assert.rejects(textOf([fails('first'), fails('second')]), /first/);
  });
});
