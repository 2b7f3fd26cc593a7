/** Judged queries about tests/fixtures/foreign that a stand-in answers otherwise than the index in the browser, and why. */
export const differences = {
  opensearch: new Map([
    ['stop publishing PDF files', 'similar articles do not add to scores'],
    ['accesibility', 'Porter’s stem of the mistyped word is too far from that of the right one'],
    ['crowd sourcing', 'texts with both words come before those with one'],
  ]),
  typesense: new Map([
    ['identify pills by what they look like', 'texts with more of the words come first, whatever these say'],
    ['stop publishing PDF files', 'texts with more of the words come first, whatever these say'],
    [
      'why a government office joined snapchat',
      'texts with more of the words come first, whatever these say',
    ],
    ['$31bn big data', 'other forms of amounts are not asked for'],
    ['2016-12-31', 'other forms of dates are not asked for'],
    ['1 Sep 1983', 'other forms of dates are not asked for'],
    ['accesibility', 'Porter’s stem of the mistyped word is too far from that of the right one'],
    ['crowd sourcing', 'texts with both words come before those with one'],
  ]),
};
