import { verifyFilePath } from './routes.ts';

/** The file that the page which verifies quotations reads first. */
export const verifyIndexFile = 'index.json';

/** Longer texts are not compared, in UTF-16 units: about 700 words, and a quote has at most 100. */
export const longestText = 5000;

/** A shard with this many quotes has about 10 KB as it is sent. */
const quotesPerShard = 40;
const maxBits = 16;

/** Returns how many bits of a key choose a shard on a site with this many quotes: none on a small site, which has one shard. */
export const bitsFor = (quotes: number): number =>
  Math.min(maxBits, Math.max(0, Math.round(Math.log2(quotes / quotesPerShard))));

/** Returns the name of a shard by its number: the first bits of its keys, in hexadecimal digits. */
export const shardName = (number: number, bits: number): string =>
  `${number.toString(16).padStart(Math.max(1, Math.ceil(bits / 4)), '0')}.json`;

/** Returns the names of the files with which quotations are verified. */
export const verifyFileNames = (bits: number): string[] => [
  verifyIndexFile,
  ...Array.from({ length: 2 ** bits }, (_, number) => shardName(number, bits)),
];

/** Returns their paths, on a site with these quotes. */
export const verifyFilePaths = (library: {
  quotes: readonly unknown[];
  withdrawnQuotes: readonly unknown[];
}): string[] =>
  verifyFileNames(bitsFor(library.quotes.length + library.withdrawnQuotes.length)).map(verifyFilePath);
