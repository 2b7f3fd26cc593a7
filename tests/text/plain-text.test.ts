import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { parseHTML } from 'linkedom';
import { plainPieces, plainText } from '../../src/text/plain-text.ts';

const note = (number: number) => `<sup><a href="#Note-${number}" id="Mark-${number}">${number}</a></sup>`;

const cases: [does: string, html: string, text: string][] = [
  [
    'converts superscript digits',
    'about 10<sup>6</sup> people on 5 km<sup>2</sup>',
    'about 10⁶ people on 5 km²',
  ],
  ['converts several digits and any minus', '10<sup>-12</sup>, 10<sup>−6</sup>', '10⁻¹², 10⁻⁶'],
  ['converts what Unicode has as superscript', 'x<sup>n+1</sup> = e<sup>iπ</sup>', 'xⁿ⁺¹ = e^iπ'],
  ['converts inside other elements', '10<sup><em>6</em></sup>, 10<sup><a href="/x/">6</a></sup>', '10⁶, 10⁶'],
  ['converts before a letter', '<sup>14</sup>C', '¹⁴C'],
  ['uses a caret if Unicode lacks one of the characters', 'e<sup>x</sup>', 'e^x'],
  ['uses parentheses around more than one run', '2<sup>a/b</sup>, w<sup>1,2</sup>', '2^(a/b), w^(1,2)'],
  [
    'keeps ordinals',
    '21<sup>st</sup>, 2<sup>nd</sup>, 3<sup>rd</sup>, 4<sup>th</sup>',
    '21st, 2nd, 3rd, 4th',
  ],
  ['keeps ordinals in emphasis', 'the <b>21</b><sup><i>st</i></sup> century', 'the 21st century'],
  ['keeps ordinals of French', '1<sup>er</sup>, XXI<sup>e</sup>, 2<sup>ème</sup>', '1er, XXIe, 2ème'],
  ['keeps the signs of ordinals', '1<sup>o</sup>, 2<sup>a</sup>, n<sup>o</sup> 5', '1º, 2ª, nº 5'],
  ['keeps an ordinal whose figures are elsewhere', '<sup>st</sup> century', 'st century'],
  ['keeps short forms of titles', 'M<sup>lle</sup> Dupont, Cie, C<sup>ie</sup>', 'Mlle Dupont, Cie, Cie'],
  ['takes letters behind a small letter for an exponent', 'x<sup>th</sup>', 'x^th'],
  [
    'keeps characters that are already superscripts',
    'Widget<sup>TM</sup>, Gadget<sup>®</sup>, he<sup>†</sup>',
    'Widget™, Gadget®, he†',
  ],
  ['lowers digits and letters', 'H<sub>2</sub>O, CO<sub>2</sub>, x<sub>n</sub>', 'H₂O, CO₂, xₙ'],
  ['sets an underscore where Unicode lacks one', 'V<sub>max</sub>, T<sub>C</sub>', 'Vₘₐₓ, T_C'],
  ['reads a power of a power', '2<sup>3<sup>2</sup></sup>', '2^(3²)'],
  ['reads an index in a power', 'e<sup>x<sub>1</sub></sup>', 'e^(x₁)'],
  ['drops nothing for an empty one', 'a<sup></sup>b<sub> </sub>c', 'ab c'],

  [
    'drops deleted words and the space next to them',
    'The bridge is <del>not</del> safe',
    'The bridge is safe',
  ],
  ['drops them before a sign', 'The men fled <s>at once</s>, they said', 'The men fled, they said'],
  ['drops them before a mark that closes', '“the men <s>fled</s>” and', '“the men” and'],
  ['keeps the space before a mark that opens', 'said <s>x</s>”kom” <s>y</s> ”hit”', 'said ”kom” ”hit”'],
  ['drops them behind a bracket', 'it fell (<s>on</s> in June)', 'it fell (in June)'],
  ['drops them at either end', '<del>So</del> it was <del>not</del>', 'it was'],
  ['drops several in a row', 'it was <del>not</del> <s>never</s> so', 'it was so'],
  ['keeps what was put in', 'The vote was <del>12</del><ins>21</ins> to 9', 'The vote was 21 to 9'],
  ['keeps the spaces of what was struck', 'old<del> and new </del>bridge', 'old bridge'],
  ['drops struck parts of words', 'un<del>un</del>safe', 'unsafe'],
  ['drops a struck power', '10<del><sup>6</sup></del> people, 10<sup><del>6</del>5</sup>', '10 people, 10⁵'],
  ['drops what is struck across other elements', 'is <em><del>not</del></em> safe', 'is safe'],

  ['drops the reference to a note', `The Jubur${note(10)} tribe fled.${note(11)}`, 'The Jubur tribe fled.'],
  ['drops it with the space before it', `fled ${note(1)}, they said ${note(2)}`, 'fled, they said'],
  ['drops it between spaces', `The Jubur ${note(1)} tribe`, 'The Jubur tribe'],
  ['drops it behind a power', `10<sup>6</sup>${note(1)} people`, '10⁶ people'],
  [
    'drops one with an absolute address',
    'fled<sup><a href="https://x.example/a/#Note-3">3</a></sup>.',
    'fled.',
  ],
  ['drops the way back', 'Entry 17. <a href="#Mark-1">↩</a>', 'Entry 17.'],
  ['keeps a link to a note outside a reference', 'see <a href="#Note-1">the ledger</a>', 'see the ledger'],

  ['separates words at a line break', 'one<br>two<br>\nthree', 'one two three'],
  ['joins at a place where a word may break', 'Donau<wbr>dampf', 'Donaudampf'],
  ['keeps the base of ruby', '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字', '漢字'],
  ['keeps an abbreviation and drops its meaning', '<abbr title="Popular Front">PF</abbr>s', 'PFs'],
  ['keeps code as it is', 'run <code>a  b</code> <kbd>^C</kbd> <samp>0</samp>', 'run a b ^C 0'],
  [
    'keeps words of other directions in logical order',
    'a <bdo dir="rtl">bc</bdo> <bdi>الحشد</bdi>',
    'a bc الحشد',
  ],
  ['keeps a span glued to its brackets', '(<span lang="ar" dir="rtl">الحشد</span>)', '(الحشد)'],
  ['drops pictures and controls', 'a <img alt="x" src="y"> b <input type="checkbox"> c', 'a b c'],
  ['separates blocks', '<p>One</p><p>two</p><ul><li>three</li><li>four</li></ul>', 'One two three four'],
  ['separates cells', '<table><tr><th>a</th><td>b</td></tr></table>', 'a b'],
  ['reads through elements of our own', 'a<verbatim-block></verbatim-block>b', 'ab'],
];

describe('plain text of marked-up words', () => {
  for (const [does, html, text] of cases)
    test(does, () => {
      assert.equal(plainText(fromHtml(html, { fragment: true }).children), text, 'hast');
      const { document } = parseHTML('<html><body></body></html>');
      document.body.innerHTML = html;
      assert.equal(plainText<Node>(document.body.childNodes), text, 'DOM');
    });

  test('takes a reference to a note before notes are numbered', () => {
    const link = { type: 'element', tagName: 'a', properties: { dataFootnoteRef: '', href: '#note-fn-x' } };
    const reference = {
      type: 'element',
      tagName: 'sup',
      children: [{ ...link, children: [{ type: 'text', value: '1' }] }],
    };
    assert.equal(plainText([{ type: 'text', value: 'word' }, reference]), 'word');
  });

  test('leaves out what the caller does not want', () => {
    const tree = fromHtml('a <button>b</button> c', { fragment: true }).children;
    assert.equal(
      plainText<(typeof tree)[number]>(tree, (node) => node.type === 'element'),
      'a c',
    );
  });

  test('says of every piece where it comes from', () => {
    const tree = fromHtml('The <b>10<sup>6</sup></b> men <del>of</del>, e<sup>a/b</sup>', { fragment: true });
    const pieces = plainPieces<{ type: string; value?: string }>(tree.children as never);
    for (const { text, node, from, to } of pieces) {
      assert.ok(node && from <= to && to <= String(node.value).length, text);
      if (text !== '' && to > from) assert.equal(text.length, to - from);
    }
    assert.deepEqual(
      pieces.filter(({ text }) => text !== '').map(({ text }) => text),
      ['The ', '10', '⁶', ' men', ', e', '^(', 'a/b', ')'],
    );
  });
});
