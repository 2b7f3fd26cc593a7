import type { Contents } from './contents.ts';
import type { Person, Topic } from './joined.ts';
import type { Problem } from './problem.ts';
import type { References, UniqueKeys } from './references.ts';
import type { Source } from './source.ts';

/** Everything that articles are joined with. */
export interface JoinContext {
  sources: ReadonlyMap<string, Source>;
  topics: References<Topic>;
  people: References<Person>;
  quoteIds: UniqueKeys<string>;
  maps: Contents['maps'];
  problems: Problem[];
  unreadable: Contents['unreadable'];
  now: Contents['now'];
  today: Contents['today'];
}
