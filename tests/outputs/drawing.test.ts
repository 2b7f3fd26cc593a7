import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawingHtml, largestDrawing, readDrawing } from '../../src/outputs/drawing.ts';

const svg = (inside: string, attributes = 'viewBox="0 0 40 10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;
const shape = '<path d="M0 0h9v9z"/>';

describe('a wordmark', () => {
  const accepted: Record<string, string> = {
    'shapes and groups': svg(
      `<g transform="translate(1 2)">${shape}<circle cx="1" cy="2" r="3" fill="#a1b2c3"/></g>`,
    ),
    'a declaration of XML and comments': `<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by hand -->\n${svg(shape)}\n`,
    'titles and descriptions': svg(`<title>Ledger</title><desc>Our name</desc>${shape}`),
    'gradients that refer to each other': svg(
      `<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient><radialGradient id="b" xlink:href="#a"/></defs><path fill="url(#b)" d="M0 0h9"/>`,
    ),
    'clip paths and masks': svg(`<clipPath id="c">${shape}</clipPath><g clip-path="url(#c)">${shape}</g>`),
  };
  for (const [name, text] of Object.entries(accepted))
    test(`can have ${name}`, () => {
      assert.deepEqual(readDrawing(text).faults, []);
    });

  const rejected: Record<string, [text: string, found: RegExp]> = {
    'a script': [svg(`${shape}<script>alert(1)</script>`), /<script>/],
    'a script in a namespace of its own': [
      svg(`${shape}<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>`),
      /<x:script>/,
    ],
    'an event handler': [svg('<path onmouseover="alert(1)" d="M0 0"/>'), /onmouseover=/],
    'an event handler of the root': [svg(shape, 'viewBox="0 0 1 1" onload="alert(1)"'), /onload=/],
    'an event handler in capitals': [svg('<path OnClick="alert(1)" d="M0 0"/>'), /onclick=/],
    'HTML inside': [
      svg(`${shape}<foreignObject><body onload="alert(1)"/></foreignObject>`),
      /<foreignObject>/,
    ],
    'HTML that ends the drawing': [svg(`${shape}<p>text</p>`), /not one SVG drawing/],
    'a second element': [`${svg(shape)}<img src="x" onerror="alert(1)">`, /not one SVG drawing/],
    'an outside picture': [svg(`${shape}<image href="https://a.example/x.png"/>`), /<image>/],
    'a picture of its own': [svg(`${shape}<image href="data:image/png;base64,AA"/>`), /<image>/],
    'a link': [svg(`<a href="javascript:alert(1)">${shape}</a>`), /<a>/],
    'a shape from another file': [svg('<use href="https://a.example/x.svg#a"/>'), /<use>/],
    'a shape that repeats itself without end': [svg('<g id="a"><use href="#a"/></g>'), /<use>/],
    'a style sheet': [svg(`<style>@import "https://a.example/x.css";</style>${shape}`), /<style>/],
    'a style': [svg('<path style="fill:url(https://a.example)" d="M0 0"/>'), /style=/],
    'a class': [svg('<path class="page" d="M0 0"/>'), /class=/],
    'a color from another file': [svg('<path fill="url(https://a.example/x.svg#a)" d="M0 0"/>'), /fill=/],
    'a color with an escape of CSS': [
      svg(String.raw`<path fill="u\72l(https://a.example)" d="M0 0"/>`),
      /fill=/,
    ],
    'a color with a declaration after it': [svg('<path fill="#fff;background:url(x)" d="M0 0"/>'), /fill=/],
    'a mask from another file': [svg('<path mask="url(//a.example#a)" d="M0 0"/>'), /mask=/],
    'a filter': [svg('<path filter="url(#f)" d="M0 0"/>'), /filter=/],
    'a gradient from another file': [
      svg(`<linearGradient href="https://a.example/x.svg#a"/>${shape}`),
      /href=/,
    ],
    'an address in a plain attribute': [
      svg('<path transform="url(https://a.example)" d="M0 0"/>'),
      /transform=/,
    ],
    'an animation': [svg(`${shape}<set attributeName="href" to="javascript:alert(1)"/>`), /<set>/],
    'text, whose font readers may not have': [svg('<text y="9">Ledger</text>'), /<text>/],
    'text between shapes': [svg(`Ledger${shape}`), /“Ledger”/],
    'an entity': [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg(shape)}`, /declaration/],
    'a processing instruction': [`<?xml-stylesheet href="x.css"?>${svg(shape)}`, /declaration/],
    'metadata of a drawing program': [svg(`<metadata>x</metadata>${shape}`), /<metadata>/],
    'no viewBox': [svg(shape, 'width="40px" height="10"'), /no viewBox/],
    'a viewBox without an area': [svg(shape, 'viewBox="0 0 0 10"'), /viewBox=/],
    'nothing to see': [svg('<path fill="none" d="M0 0h9"/>'), /without a shape/],
    'more bytes than a page has room for': [svg(`<path d="M${'0 '.repeat(largestDrawing / 2)}"/>`), /bytes/],
    'another format': ['\u0089PNG', /not one SVG drawing/],
    nothing: ['', /not one SVG drawing/],
  };
  for (const [name, [text, found]] of Object.entries(rejected))
    test(`cannot have ${name}`, () => {
      const { drawing, faults } = readDrawing(text);
      assert.equal(drawing, undefined);
      assert.ok(
        faults.some((fault) => found.test(fault.found)),
        JSON.stringify(faults),
      );
      for (const { expected, fix } of faults) assert.ok(expected !== '' && fix !== '');
    });

  test('is rejected with everything that is wrong in it, each with its line', () => {
    const { faults } = readDrawing(
      svg(`\n<script/>\n${shape}\n<path onclick="a()" style="fill:red" d="M0 0"/>`, ''),
    );
    assert.deepEqual(
      faults.map(({ line, found }) => [line, found]),
      [
        [1, 'no viewBox'],
        [2, 'the element <script>'],
        [4, 'onclick=“a()” in <path>'],
        [4, 'style=“fill:red” in <path>'],
      ],
    );
  });

  test('offers the viewBox that its size implies', () => {
    const [fault] = readDrawing(svg(shape, 'width="240" height="60px"')).faults;
    assert.equal(fault?.fix, 'add to <svg>: viewBox="0 0 240 60"');
  });

  test('appears in pages with ids of its own, in the color of the text, without titles and comments', () => {
    const { drawing } = readDrawing(
      svg(
        `<!-- c --><title>t</title><linearGradient id="main"><stop stop-color="#fff"/></linearGradient><g fill="url(#main)">${shape}</g>`,
        'viewBox="0 0 40 10" stroke="url(#main)" width="9000"',
      ),
    );
    assert.ok(drawing);
    assert.equal(
      drawingHtml(drawing, 32, { prefix: 'Wordmark-', ariaHidden: 'true' }),
      '<svg viewBox="0 0 40 10" width="128" height="32" fill="currentColor" stroke="url(#Wordmark-main)" aria-hidden="true">' +
        '<linearGradient id="Wordmark-main"><stop stop-color="#fff" /></linearGradient>' +
        '<g fill="url(#Wordmark-main)"><path d="M0 0h9v9z" /></g></svg>',
    );
  });
});
