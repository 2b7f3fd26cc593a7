import { stringify } from 'yaml';
import { counted } from '../../text/counted.ts';
import { entryOf, newPeople } from './choose.ts';
import type { Proposal } from './propose.ts';

const yaml = (value: unknown) => stringify(value, { lineWidth: 0 }).trimEnd();

/** Returns proposals as frontmatter to paste: a comment with the number and the reason above each entry, then the files of new people. */
export function listing(proposals: readonly Proposal[]): string {
  const entries = proposals.map((proposal, index) =>
    [`# ${index + 1}: ${proposal.because.join('; ')}`, yaml([entryOf(proposal)])]
      .join('\n')
      .replace(/^/gmu, '  '),
  );
  const files = newPeople(proposals).map(({ file, text }) => `# New: ${file}\n${text.trimEnd()}`);
  return [['pullQuotes:', ...entries].join('\n'), ...files].join('\n\n');
}

/** Returns a sentence on what was found. */
export function summary(proposals: readonly Proposal[], unattributed: number): string {
  const said = proposals.filter(({ kind }) => kind === 'said').length;
  const leftOut =
    unattributed === 0
      ? ''
      : ` ${counted(unattributed, 'quotation is', 'quotations are')} left out: the text does not name who said the words.`;
  return `${counted(said, 'quotation')} with a speaker, ${counted(proposals.length - said, 'line')} of the article’s own.${leftOut}`;
}
