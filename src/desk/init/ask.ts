import { createInterface } from 'node:readline/promises';
import {
  type AnswerFault,
  machineZone,
  type Question,
  questions,
  readAnswers,
  type Typed,
} from './answers.ts';

/**
 * Asks the questions that have no valid answer yet, each until its answer is valid, and returns all answers. An empty answer takes the
 * suggestion in brackets. Throws an AbortError on Ctrl+C and at the end of the input.
 */
export async function ask(
  typed: Typed,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<Typed> {
  const answers = { ...typed };
  const lines = createInterface({ input, output });
  const closed = new AbortController();
  lines.once('close', () => {
    closed.abort();
  });
  try {
    for (const question of Object.keys(questions) as Question[]) {
      let fault = faultOf(question, answers);
      if (fault && answers[question] !== undefined) output.write(told(fault));
      while (fault) {
        const suggestion = suggestions[question]?.();
        const prompt = `${questions[question].asks}${suggestion === undefined ? '' : ` [${suggestion}]`}: `;
        answers[question] =
          (await lines.question(prompt, { signal: closed.signal })).trim() || (suggestion ?? '');
        fault = faultOf(question, answers);
        if (fault) output.write(told(fault));
      }
    }
  } finally {
    lines.close();
  }
  return answers;
}

/** What an empty answer means. */
const suggestions: Partial<Record<Question, () => string>> = {
  languages: () => 'en',
  'time-zone': machineZone,
  license: () => 'cc-by',
};

const faultOf = (question: Question, answers: Typed) =>
  readAnswers(answers).faults.find((fault) => fault.question === question);

const told = ({ question, found, expected }: AnswerFault) =>
  `  ${found}: expected ${expected}. For example: ${questions[question].example}\n`;
