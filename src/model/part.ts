/** A part of a build that several processes or machines share: `{ number: 3, of: 8 }`. */
export interface Part {
  number: number;
  of: number;
}

/** A GitHub workflow can have as many jobs in a matrix. */
export const mostParts = 256;

/** Reads a part as it is typed: `3/8`. Undefined if it is not one. */
export function parsePart(text: string): Part | undefined {
  const [, number, of] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const part = { number: Number(number), of: Number(of) };
  return part.number >= 1 && part.number <= part.of && part.of <= mostParts ? part : undefined;
}

/** The folder of parts in that of the publication. */
export const partsFolder = 'dist-parts';

/** Returns the name of a part’s file. */
export const partFile = ({ number, of }: Part): string => `${number}-of-${of}.part`;

/** Returns the part that a file has by its name; undefined if it has another name. */
export const partOfFile = (name: string): Part | undefined => {
  const [, number, of] = /^(\d+)-of-(\d+)\.part$/.exec(name) ?? [];
  return parsePart(`${number}/${of}`);
};

/** Returns a part as people read it: `part 3 of 8`. */
export const partName = ({ number, of }: Part): string => `part ${number} of ${of}`;
