import type { Answer, Question } from '../../verify/answer.ts';

/**
 * Returns an answer as JSON, for tools that read the page: `{ version, site, question, answer }`. Paths in the answer are those of the site
 * at `site`. Without the question if the quote was withdrawn, so that its words are not repeated.
 */
export const answerData = (question: Question, answer: Answer, site = location.origin): string =>
  JSON.stringify(
    { version: 1, site, ...(answer.kind === 'withdrawn' ? {} : { question }), answer },
    undefined,
    1,
  );
