import { gzipSync } from 'node:zlib';
import { arabicAndPersianSite } from '../../verify/arabic-and-persian.ts';
import { foreignSite } from '../../verify/foreign-site.ts';
import { confusion, judge } from '../../verify/judged-case.ts';

/**
 * Prints what the verifier answers to the judged questions about foreign articles and to those in Arabic and Persian, for both halves, with the milliseconds of answers and
 * the bytes of the published files.
 */
export async function judged(): Promise<void> {
  const site = await foreignSite();
  const judgements = await judge(site.verifier, site.cases);
  const others = await arabicAndPersianSite();
  const inOthers = await judge(others.verifier, others.cases);
  await others.close();
  for (const [name, rest] of [
    ['even questions (thresholds may be tuned on these)', 0],
    ['odd questions', 1],
  ] as const) {
    const half = judgements.filter(({ number }) => number % 2 === rest);
    console.log(`\n${name}\n${confusion(half)}`);
  }
  for (const [name, rest] of [
    ['even questions in Arabic and Persian', 0],
    ['odd questions in Arabic and Persian (thresholds were tuned on neither)', 1],
  ] as const)
    console.log(`\n${name}\n${confusion(inOthers.filter(({ number }) => number % 2 === rest))}`);
  console.log(`\n${judgements.length + inOthers.length} questions\n\nfaults`);
  for (const { judged, fault } of [...judgements, ...inOthers])
    if (fault !== '') console.log(`- ${judged.made}: ${fault}: ${judged.text}`);
  const times = judgements.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(0);
  console.log(`\nmilliseconds in Node: median ${at(0.5)}, 95 % within ${at(0.95)}, longest ${at(1)}`);
  for (const [name, text] of site.files)
    console.log(`${name}: ${text.length} bytes, ${gzipSync(text).length} compressed`);
  await site.close();
}
