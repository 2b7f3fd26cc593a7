import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';

/** The most levels of lists and objects in a request. */
const deepest = 12;

/** Returns the body of a request. Throws a `Refused` at once if it is larger than `limit` bytes, or of another type. */
export async function readBody(request: IncomingMessage, type: string, limit: number): Promise<Buffer> {
  const { headers } = request;
  const given = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (given !== type || (headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Refused(415, {
      what: 'The request',
      found: `the type ${[given ?? 'unknown', headers['content-encoding'] ?? ''].join(' ').trim()}`,
      expected: type,
      fix: 'use the buttons of the desk',
    });
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw tooLarge(limit);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The refusal of a request with more than `limit` bytes. */
export const tooLarge = (limit: number): Refused =>
  new Refused(413, {
    what: 'The request',
    found: `more than ${megabytes(limit)}`,
    expected: `at most ${megabytes(limit)}`,
    fix: 'send less, or change the file in an editor',
  });

const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

/** Returns the value of a JSON text. Throws a `Refused` for invalid UTF-8, invalid JSON, and JSON of too many levels. */
export function parseJson(bytes: Uint8Array): unknown {
  const wrong = (found: string) =>
    new Refused(400, {
      what: 'The request',
      found,
      expected: `JSON in UTF-8 of at most ${deepest} levels`,
      fix: 'reload the page and try again',
    });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw wrong('text that is not UTF-8');
  }
  if (depthOf(text) > deepest) throw wrong('lists in lists without end');
  try {
    return JSON.parse(text);
  } catch {
    throw wrong('invalid JSON');
  }
}

/** Returns the most brackets that are open at one place outside of strings. */
function depthOf(json: string): number {
  let [open, most] = [0, 0];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') most = Math.max(most, ++open);
    else if (token === ']' || token === '}') open--;
  }
  return most;
}
