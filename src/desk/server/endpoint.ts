import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z, ZodType } from 'astro/zod';
import type { ContentSource } from '../../content/content-source.ts';
import { messageOf } from '../../text/message-of.ts';
import { parseJson, readBody, tooLarge } from './body.ts';
import { guardAction } from './guard.ts';
import { Refused } from './refused.ts';

/** The folder of all actions of the dev server, below the site’s own path. */
export const actionsPath = '/_desk/';

/** What an action works with. */
export interface DeskContext {
  /** The folder of the publication, which contains content/. */
  root: string;
  content: ContentSource;
  /** The file that the request carries; undefined if the action takes none. */
  file: Uint8Array | undefined;
}

/** Something that pages of the dev server can ask for, at `/_desk/<name>`. */
export interface DeskAction {
  name: string;
  /** The most bytes of a file that the action takes; undefined if it takes none. */
  fileLimit: number | undefined;
  /** Checks the input and does the work. What it returns is sent as JSON. Throws a `Refused` that the page shows. */
  run: (input: unknown, context: DeskContext) => unknown;
}

/** Returns an action whose input is checked against a schema before it runs. */
export function action<Schema extends ZodType>(
  name: string,
  schema: Schema,
  run: (input: z.output<Schema>, context: DeskContext) => unknown,
  { fileLimit }: { fileLimit?: number } = {},
): DeskAction {
  return {
    name,
    fileLimit,
    run: (input, context) => {
      const { success, data, error } = schema.safeParse(input);
      if (!success)
        throw new Refused(422, {
          what: 'The form',
          found: error.issues
            .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
            .join('; '),
          expected: 'the fields of the form',
          fix: 'correct the fields, or reload the page',
        });
      return run(data, context);
    },
  };
}

/** The most bytes of the input of an action. */
const inputLimit = 1024 * 1024;

/**
 * Returns what answers requests below `/_desk/`: only those that a page of this dev server sends with the `token` (see guard.ts). Actions run one
 * after another, so that none sees the half of another’s work.
 */
export function deskEndpoint(
  actions: readonly DeskAction[],
  token: string,
  context: Omit<DeskContext, 'file'>,
): (request: IncomingMessage, response: ServerResponse) => void {
  const byName = new Map(actions.map((each) => [each.name, each]));
  if (byName.size < actions.length) throw new Error('two actions of the desk have one name');
  let last: Promise<unknown> = Promise.resolve();

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    guardAction(request, token);
    const name = (request.url ?? '').replace(/^\/+|\?.*$/g, '');
    const found = byName.get(name);
    if (!found)
      throw new Refused(404, {
        what: 'The desk',
        found: 'an action that it does not have',
        expected: [...byName.keys()].join(', '),
        fix: 'reload the page; if that does not help, restart npm run dev',
      });
    const { input, file } = await inputOf(request, found);
    const run = last.then(() => found.run(input, { ...context, file }));
    last = run.catch(() => undefined);
    return run;
  };

  return (request, response) => {
    answer(request).then(
      (data) => {
        send(response, 200, { data: data ?? null });
      },
      (error: unknown) => {
        // The rest of a body that is too large is not read.
        if (!request.complete) response.setHeader('connection', 'close');
        const { status, reason } = error instanceof Refused ? error : failure(error);
        if (status === 405) response.setHeader('allow', 'POST');
        send(response, status, { error: reason });
      },
    );
  };
}

/** Returns the input of an action, and the file that follows it in the body after the end of its line. */
async function inputOf(request: IncomingMessage, { fileLimit }: DeskAction) {
  if (fileLimit === undefined)
    return { input: parseJson(await readBody(request, 'application/json', inputLimit)), file: undefined };
  const bytes = await readBody(request, 'application/octet-stream', fileLimit + inputLimit);
  const end = bytes.indexOf('\n');
  const [input, file] = end === -1 ? [bytes, undefined] : [bytes.subarray(0, end), bytes.subarray(end + 1)];
  if (input.length > inputLimit || (file?.length ?? 0) > fileLimit) throw tooLarge(fileLimit);
  return { input: parseJson(input), file };
}

const failure = (error: unknown) =>
  new Refused(500, {
    what: 'The desk',
    found: messageOf(error),
    expected: 'an action that ends',
    fix: 'nothing was written by this step; see the terminal in which npm run dev runs',
  });

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(JSON.stringify(body));
}
