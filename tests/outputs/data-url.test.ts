import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataUrl } from '../../src/outputs/data-url.ts';

const hard = 'a%20b#c "d" <e> \\ ^ ` {|}\r\n\tهيئة 🎈 \u{202e}\u{2028}\u{fdd0}\u{a0}é&+?[]\0\x7f\x80';

test('a data: URL gives the text back, in its type and as UTF-8', async () => {
  const response = await fetch(dataUrl('application/x-bibtex', hard));
  assert.equal(response.headers.get('content-type'), 'application/x-bibtex;charset=utf-8');
  assert.equal(await response.text(), hard);
});

test('a data: URL leaves letters of all scripts as they are, and has no character that URLs cannot have', () => {
  const url = dataUrl('text/plain', hard);
  assert.ok(url.includes('هيئة%20🎈') && url.includes('é&+?'), url);
  assert.doesNotMatch(url, /[\s"#<>[\]\\^`{|}\0\x7f\x80\u{202e}\u{fdd0}]/u);
});

test('half of a surrogate pair becomes a replacement character', async () => {
  assert.equal(await (await fetch(dataUrl('text/plain', 'a\ud800b'))).text(), 'a\ufffdb');
});
