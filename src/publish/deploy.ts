import { messageOf } from '../text/message-of.ts';
import { PublishFailure } from './failure.ts';
import type { LocalPublication, LocalRelease } from './local-release.ts';
import { locked } from './lock.ts';
import { isHashed, pendingOf, type Plan, plan, retention } from './plan.ts';
import { readState, stateFile } from './refusals.ts';
import { parsePublished, type Published, type State } from './state.ts';
import type { Target } from './target.ts';

interface Options {
  /** The time on this machine, in milliseconds. */
  now: number;
  /** Publishes into a place that has files which this command did not put there. */
  adopt?: boolean;
}

/** What a publish would do to a target, and the state that it would replace. */
export interface Comparison {
  state: State | undefined;
  plan: Plan;
}

/** Compares a built site with what is on a target. Throws a PublishFailure if it must not be published there. */
export async function compare(target: Target, local: LocalRelease, options: Options): Promise<Comparison> {
  const state = await readState(target, local, options);
  return { state, plan: plan(local.files, state, { now: options.now, cards: local.cards }) };
}

/** True if a target already has everything of a release. */
export const isLive = ({ state, plan: { upload, removed } }: Comparison, { id }: LocalRelease): boolean =>
  state?.live?.id === id && state.pending === undefined && upload.length === 0 && removed.length === 0;

/** Publishes a built site. Throws a PublishFailure if it could not; readers then see the site as it was. */
export const deploy = (target: Target, local: LocalRelease, options: Options): Promise<Comparison> =>
  locked(target, options.now, async () => {
    const comparison = await compare(target, local, options);
    const { state, plan: steps } = comparison;
    if (isLive(comparison, local)) {
      if (state && state.ledger !== local.ledgerText)
        await write(target, { ...state, ledger: local.ledgerText });
      return comparison;
    }
    const before: State = {
      ...{ publication: local.publication, base: local.base, earlier: [], retired: {} },
      ledger: local.ledgerText,
      ...state,
    };
    const live = published(local, state, options.now);
    const pending = { ...before, pending: { ...pendingOf(state, local.files) } };
    await target.write({ [`${live.name}.json`]: JSON.stringify(live), [stateFile]: JSON.stringify(pending) });
    const from = state?.live?.name;
    await target.deliver({ folder: local.folder, name: live.name, from, plan: steps });
    try {
      const { known, forgotten } = stateAfter(before, live, steps, options.now);
      await write(target, { ...known, ledger: local.ledgerText });
      await target.forget(forgotten);
    } catch (error) {
      throw new PublishFailure(
        `${messageOf(error)}\n  The new release is live, but the target could not note it.`,
        'when the target answers again: npm run publish',
        { isPartial: true },
      );
    }
    return comparison;
  });

/** Returns the state after a release has become live, and the names of the releases that can then no longer be restored. */
function stateAfter(
  before: State,
  live: Published,
  { retired }: Plan,
  now: number,
): { known: State; forgotten: string[] } {
  const { pending: _pending, live: former, ...known } = before;
  const earlier = [
    ...(former ? [{ name: former.name, until: live.at }] : []),
    ...before.earlier.filter(({ name }) => name !== live.name && name !== former?.name),
  ];
  const isOld = ({ until }: State['earlier'][number], index: number) =>
    index > 0 && now - Date.parse(until) > retention;
  return {
    known: {
      ...known,
      live,
      retired: { ...retired },
      earlier: earlier.filter((release, index) => !isOld(release, index)),
    },
    forgotten: earlier.filter(isOld).map(({ name }) => name),
  };
}

/** Shows the previous release again; returns its name and the one that it replaced. */
export const back = (
  target: Target,
  local: LocalPublication,
  { now }: Pick<Options, 'now'>,
): Promise<{ shown: Published; left: Published }> =>
  locked(target, now, async () => {
    const state = await readState(target, local, { now });
    const [previous, ...older] = state?.earlier ?? [];
    if (!state?.live || !previous)
      throw new PublishFailure(
        'There is no earlier release on the target.',
        'build an older commit and publish it',
      );
    const shown = parsePublished((await target.read(`${previous.name}.json`)) ?? '');
    const isThere = (file: string) => file in (state.live?.files ?? {}) || file in state.retired;
    if (!shown || Object.keys(shown.files).some((file) => isHashed(file) && !isThere(file)))
      throw new PublishFailure(
        `Release ${previous.name} is no longer complete on the target.`,
        'build the commit that it was built from and publish it',
      );
    const steps = plan(shown.files, state, { now, cards: local.cards });
    await write(target, { ...state, pending: { ...pendingOf(state, shown.files) } });
    await target.restore({ name: shown.name, from: state.live.name, plan: steps });
    const { pending: _pending, ...known } = state;
    await write(target, {
      ...known,
      live: { ...shown, at: new Date(now).toISOString() },
      retired: { ...steps.retired },
      earlier: older,
    });
    await target.forget([state.live.name]);
    return { shown, left: state.live };
  });

const write = (target: Target, state: State) => target.write({ [stateFile]: JSON.stringify(state) });

/** Returns a release with a name that the target does not have yet. */
function published({ id, files, redirects }: LocalRelease, state: State | undefined, now: number): Published {
  const at = new Date(now).toISOString();
  const name = `${at.replace(/\.\d+|[-:]/g, '')}-${id.slice(0, 12)}`;
  const taken = new Set([state?.live?.name, ...(state?.earlier ?? []).map((release) => release.name)]);
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
  return { name: free, id, at, files: { ...files }, redirects: { ...redirects } };
}
