import { h } from 'hastscript';
import type { LedgerEntry, SealedCredit } from '../../content/ledger.ts';
import type { SealPlan } from '../../content/seal-plan.ts';
import { numberInWords } from '../../i18n/strings.ts';
import type { Problem } from '../../model/problem.ts';
import { isError } from '../../model/problem-kinds.ts';
import { type DeskPage, frame, result } from './frame.ts';
import { problemList } from './problem-list.ts';

/** Returns the problems to list: the first errors, or else what keeps an unknown ledger from being replaced. */
function blocking(faults: readonly Problem[]): readonly Problem[] {
  const errors = faults.filter(isError);
  return errors.length > 0 ? errors.slice(0, 50) : faults;
}

/** Returns the preview of what sealing writes. `digest` identifies it: sealing is refused if it would write something else. */
export function sealPage(
  page: DeskPage,
  plan: SealPlan,
  digest: string,
  refusal: string | undefined,
): string {
  const { t } = page;
  const { added, updated, isMerging, faults } = plan;
  const intro = h('p.standfirst', t.seal.intro);
  if (faults.length > 0 || refusal !== undefined)
    return frame(page, 'seal', [
      intro,
      h('p', t.seal.blocked),
      ...(refusal === undefined ? [] : [h('pre', { lang: 'en', dir: 'ltr' }, refusal)]),
      problemList(blocking(faults), page),
    ]);
  const isEmpty = added.length + updated.length === 0 && !isMerging;
  if (isEmpty) return frame(page, 'seal', [intro, h('p', t.seal.nothing)]);
  return frame(page, 'seal', [
    intro,
    ...(isMerging ? [h('p', t.seal.merged)] : []),
    h('form', { dataAction: 'seal' }, [
      h('input', { type: 'hidden', name: 'digest', value: digest }),
      h('p', [h('button', { type: 'submit' }, t.seal.button)]),
    ]),
    result(),
    ...entries(
      page,
      t.seal.added,
      added.map(([path, entry]) => ({ path, entry, before: undefined })),
    ),
    ...entries(
      page,
      t.seal.updated,
      updated.map(([path, entry, before]) => ({ path, entry, before })),
    ),
  ]);
}

interface Entry {
  path: string;
  entry: LedgerEntry;
  before: LedgerEntry | undefined;
}

function entries(page: DeskPage, heading: string, list: readonly Entry[]) {
  if (list.length === 0) return [];
  return [
    h('section.section', [
      h('h2', `${heading} (${numberInWords(list.length, page.lang)})`),
      h(
        'ul.entries',
        list.map((one) =>
          h('li', [h('a', { href: one.path, dir: 'ltr' }, one.path), ...newParts(page, one)]),
        ),
      ),
    ]),
  ];
}

/** Returns what an entry gets that the ledger does not have. */
function newParts({ t }: DeskPage, { entry, before }: Entry) {
  const words = entry.words?.slice(before?.words?.length ?? 0) ?? [];
  const credits = entry.by?.slice(before?.by?.length ?? 0) ?? [];
  const cards = before ? (entry.cards?.slice(before.cards?.length ?? 0) ?? []) : [];
  const parts = [
    ...words.flatMap((each) => [h('dt', t.seal.words), h('dd', { dir: 'auto' }, each)]),
    ...credits.flatMap((each) => [h('dt', t.seal.speaker), h('dd', credited(each) || t.seal.ownWords)]),
    ...cards.flatMap((each) => [h('dt', t.seal.cards), h('dd', { dir: 'ltr' }, each)]),
  ];
  return parts.length > 0 ? [h('dl', parts)] : [];
}

const credited = ({ speaker, said, source, url }: SealedCredit) =>
  [speaker, said, source, url].filter((part) => part !== undefined).join(' · ');
