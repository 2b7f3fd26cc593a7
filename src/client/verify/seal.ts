import { loadSealStrings } from 'virtual:seal-strings';
import {
  type ProofHead,
  type ProofPart,
  type SealClaim,
  sealFaults,
  webHash,
} from '../../verify/inclusion-proof.ts';

/** What the link of a quote’s page has: all of a claim that the page does not show. */
type GivenClaim = Pick<SealClaim, 'url' | 'since' | 'leaves'> & { source?: string };

/** Checks the seal of the quote on this page, and says in `status` what was found. Rejects if its strings cannot be loaded. */
export async function checkSeal(link: HTMLAnchorElement, status: Element): Promise<void> {
  const t = await loadSealStrings(document.documentElement.lang);
  const say = (text: string, items: readonly string[] = []) => {
    status.replaceChildren(element('p', text), ...items.map((item) => element('p', item)));
  };
  const hash = webHash();
  if (!hash) {
    const command = `npm run audit -- ${new URL('../', link.href).href}`;
    say(t.noCrypto, [command]);
    status.lastElementChild?.setAttribute('dir', 'ltr');
    return;
  }
  say(t.working);
  const claim = claimOn(link);
  try {
    const head = (await load(new URL('../ledger.json', link.href))) as ProofHead;
    const faults = await sealFaults(
      claim,
      head,
      async (index) => (await load(new URL(`${index}.json`, link.href))) as ProofPart,
      hash,
    );
    if (faults.length > 0) {
      say(
        t.mismatch,
        faults.map((fault) => t.faults[fault]),
      );
      return;
    }
    const day = new Intl.DateTimeFormat(t.locale, { dateStyle: 'long', timeZone: 'UTC' });
    const inWords = new Intl.NumberFormat(t.locale);
    say(
      t.genuine({
        entry: inWords.format((claim.leaves[0] ?? 0) + 1),
        size: inWords.format(head.size),
        sealed: day.format(new Date(head.sealed)),
        // In isolation, so that the digits keep their order in text from right to left.
        root: `\u2066${head.root.slice(0, 12)}…\u2069`,
        since: day.format(new Date(claim.since)),
      }),
    );
  } catch (error) {
    console.warn(error);
    say(t.notLoaded);
  }
}

/** Not client/dom.ts, which other scripts load in a file with what they need. */
function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Returns what the page shows, so that other words, another speaker and another day are found. */
function claimOn(link: HTMLAnchorElement): SealClaim {
  const { source, ...given } = JSON.parse(link.dataset.seal ?? '') as GivenClaim;
  const speaker = document.querySelector<HTMLAnchorElement>('.quote .whose a.speaker');
  const said = document.querySelector<HTMLTimeElement>('.quote .whose time');
  return {
    ...given,
    words: document.querySelector('.place .hand')?.textContent.trim() ?? '',
    by: { speaker: speaker?.pathname.split('/').at(-2), said: said?.dateTime, url: source },
  };
}

/** Returns a JSON file as it is now: two files of different days would not match. */
async function load(url: URL): Promise<unknown> {
  const answer = await fetch(url, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${url.href}: ${answer.status}`);
  return answer.json();
}
