import { loadVerifyStrings } from 'virtual:verify-strings';
import type { Answer } from '../../search/engine.ts';
import { foldWord } from '../../search/fold-word.ts';
import { h } from '../dom.ts';

/** Results that are looked at: one that has all words next to each other is among the first. */
const looked = 3;

/** Letters and figures alone: quotation marks and line breaks of a pasted text do not matter. */
const bare = (text: string) => foldWord(text).replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Adds a link that checks the query as a quotation to the search page, if a result has its words as they are. */
export async function offerCheck(page: HTMLElement, { hits }: Answer, query: string): Promise<void> {
  const texts = await Promise.all(hits.slice(0, looked).map(async (hit) => (await hit.data()).content));
  const wanted = ` ${bare(query).trim()} `;
  if (!texts.some((text) => ` ${bare(text)} `.includes(wanted))) return;
  const { lang } = document.documentElement;
  const t = await loadVerifyStrings(lang);
  // The reader may have typed meanwhile.
  if (page.querySelector<HTMLInputElement>('[name=q]')?.value !== query) return;
  page
    .querySelector('[data-notes]')
    ?.append(
      h(
        'p',
        { 'data-check': '' },
        h('a', { href: `${page.dataset.verify ?? ''}#text=${encodeURIComponent(query)}` }, t.offer),
      ),
    );
}
