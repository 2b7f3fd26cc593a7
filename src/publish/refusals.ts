import { latestDay } from '../content/clock.ts';
import { type Ledger, parseLedger } from '../content/ledger.ts';
import { withoutBase } from '../model/routes.ts';
import { counted } from '../text/counted.ts';
import { PublishFailure } from './failure.ts';
import type { LocalPublication } from './local-release.ts';
import { assertClock } from './lock.ts';
import { parseState, type State } from './state.ts';
import type { Target } from './target.ts';

/** The file of the state on each target. */
export const stateFile = 'live.json';

/** Returns the state of the target; undefined before the first publish. Throws if the target must not be published to. */
export async function readState(
  target: Target,
  local: LocalPublication,
  { now, adopt = false }: { now: number; adopt?: boolean },
): Promise<State | undefined> {
  const text = await target.read(stateFile);
  if (text === undefined) {
    if (!adopt && !(await target.isEmpty()))
      throw new PublishFailure(
        `${target.name} holds files that npm run publish did not bring there.`,
        'compare the address; if this site may be added to them, and replace those of the same names: npm run publish -- --adopt',
      );
    return undefined;
  }
  const state = parseState(text);
  if (state === undefined)
    throw new PublishFailure(
      `${stateFile} of ${target.name} is damaged, or another version of the software wrote it.`,
      `publish with that version, or restore ${stateFile} from a backup`,
    );
  assertSamePublication(state, local, target);
  assertLedger(state, local.ledger);
  // A release from the future shows a wrong clock, here or at that time.
  if (state.live && Date.parse(state.live.at) > now)
    assertClock(now, Date.parse(state.live.at), 'the last publish');
  return state;
}

function assertSamePublication(state: State, local: LocalPublication, target: Target): void {
  if (state.publication !== local.publication)
    throw new PublishFailure(
      `${target.name} holds another publication: ${state.publication}. This one is ${local.publication}.`,
      'correct address under publish in content/site.yaml; or restore tagAuthority, which never changes',
    );
  if (state.base !== local.base)
    throw new PublishFailure(
      `The live site is at the path ${state.base} of its host, and this one is built for ${local.base}.`,
      'correct url in content/site.yaml, and build again; a site that moves is published to a new address',
    );
}

/** Throws if the ledger lacks what the ledger of the live site has. */
function assertLedger(state: State, ledger: Ledger): void {
  const live = parseLedger(state.ledger, latestDay()).ledger;
  const lost = [...live].filter(([path, { words = [] }]) => {
    const own = ledger.get(path);
    return own === undefined || words.some((text) => !own.words?.includes(text));
  });
  const [first] = lost;
  if (!first) return;
  throw new PublishFailure(
    `The ledger lacks ${counted(lost.length, 'URL')} or wordings that the live site has sealed, such as ${withoutBase(first[0])}.`,
    'git pull: content/permalinks.json is older than the live site’s',
  );
}
