/** What went wrong, as the dev server says it. */
export interface Failure {
  what: string;
  found: string;
  expected: string;
  fix: string;
}

/** An action that was not carried out. */
export class AskError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.what}: ${failure.found}`);
    this.failure = failure;
  }
}

/**
 * Asks the dev server for an action and returns its result; `file` is for actions that take one. Throws an `AskError` if the action is refused
 * or the server cannot be reached. Only pages that the dev server made can do this (src/desk/server/guard.ts).
 */
export async function ask(name: string, input: unknown, file?: Blob): Promise<unknown> {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="verbatim-desk"]');
  const json = JSON.stringify(input);
  const headers = {
    'x-desk-token': meta?.content ?? '',
    'content-type': file ? 'application/octet-stream' : 'application/json',
  };
  let answer: { data?: unknown; error?: Failure };
  try {
    const response = await fetch(`${meta?.dataset.actions ?? ''}${name}`, {
      method: 'POST',
      headers,
      body: file ? new Blob([json, '\n', file]) : json,
    });
    answer = (await response.json()) as typeof answer;
  } catch {
    throw new AskError({
      what: 'npm run dev',
      found: 'no answer',
      expected: 'a dev server that runs',
      fix: 'npm run dev, then reload the page',
    });
  }
  if (answer.error) throw new AskError(answer.error);
  return answer.data;
}
