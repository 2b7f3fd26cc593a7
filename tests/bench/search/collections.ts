import type { BenchDocument } from './engine.ts';

/** A question, and what answers it. */
export interface JudgedQuery {
  /** Place in its collection, from 1. */
  number: number;
  text: string;
  /** What each relevant document is worth, by its id: 4 for a complete answer, down to 1. */
  gains: ReadonlyMap<string, number>;
}

/** Documents with questions. */
export interface Collection {
  name: string;
  documents: BenchDocument[];
  queries: JudgedQuery[];
}
