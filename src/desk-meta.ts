/** What a page needs to ask the dev server for something, as attributes of an element of its head. */
export interface DeskMeta {
  name: 'verbatim-desk';
  /** A token that this start of the dev server made; requests that change files must carry it. */
  content: string;
  /** The path of the folder of all actions. */
  'data-actions': string;
}

/** Pages do not share module variables with the dev server (see library.ts), but this property of the global object. */
const meeting: Record<symbol, DeskMeta | undefined> = globalThis;
const key = Symbol.for('verbatim.desk');

/** Sets what pages of this dev server contain. A build does not call this. */
export function provideDeskMeta(meta: DeskMeta): void {
  meeting[key] = meta;
}

/** Returns the attributes of the element; undefined in a build. */
export const deskMeta = (): DeskMeta | undefined => meeting[key];
