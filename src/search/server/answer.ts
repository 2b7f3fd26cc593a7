import type { ChosenFacet } from '../facet-filters.ts';
import type { ServerQuery } from './query.ts';

/** Why a server did not answer: it could not be reached, took too long, or returned something that is not an answer. */
export type ServerFault = 'away' | 'slow' | 'wrong';

/** A request that a search server did not answer. */
export class ServerFailure extends Error {
  readonly fault: ServerFault;
  constructor(fault: ServerFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** An object of a request or an answer. */
export type Json = Readonly<Record<string, unknown>>;

/** Stand around the words of a text that match, in what servers return: no text has these characters (Unicode, private use). */
export const marks = { start: '\ue000', end: '\ue001' } as const;

/** What a server found, whichever it is. */
export interface ServerAnswer {
  total: number;
  otherKind: number;
  hits: FoundDocument[];
  /** Indexes of the terms of the query that no text of either kind has. */
  unknown: number[];
  /** Number of results of each id in each facet, ignoring the choice in the same facet. */
  counts: Map<ChosenFacet, Map<string, number>>;
}

/** A document as it was found; the server wrote it, so no field is trusted to be there. */
export interface FoundDocument {
  id: string;
  score: number;
  fields: Json;
  /** The values of fields in which words match, complete, with marks around these. */
  marked: Readonly<Record<string, string>>;
}

/** How a server of one kind is asked, and its answers are read. */
export interface ServerProtocol {
  /** Returns the path, headers and body of a POST request. */
  request: (query: ServerRequest) => { path: string; headers: Record<string, string>; body: string };
  /** Reads the JSON of an answer; throws a ServerFailure if it is not one. */
  read: (json: unknown, query: ServerRequest) => ServerAnswer;
}

/** A query, and what the settings say of the server. */
export interface ServerRequest {
  query: ServerQuery;
  index: string;
  key: string | undefined;
  languages: readonly string[];
}

const wrong = (what: string) => new ServerFailure('wrong', `the answer of the search server has ${what}`);

/** Returns an object of JSON; throws a ServerFailure for anything else. */
export function objectIn(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(`no object ${what}`);
  return value as Json;
}

/** Returns a list of JSON; throws a ServerFailure for anything else. */
export function listIn(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(`no list ${what}`);
  return value;
}

/** Returns a number of JSON that counts something; throws a ServerFailure for anything else. */
export function countIn(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw wrong(`no count ${what}`);
  return value;
}

/** Returns a text of JSON; throws a ServerFailure for anything else. */
export function textIn(value: unknown, what: string): string {
  if (typeof value !== 'string') throw wrong(`no text ${what}`);
  return value;
}

/** Returns the texts of an object, each of which is a text or a list with one. */
export const textsIn = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(value === undefined ? {} : objectIn(value, 'of highlights')).flatMap(([name, text]) => {
      const first: unknown = Array.isArray(text) ? text[0] : text;
      return typeof first === 'string' ? [[name, first]] : [];
    }),
  );
