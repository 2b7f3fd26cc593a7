/** Who a sentence says is the speaker: by name, by a pronoun, by what the person does (“the minister”), or not by name at all. */
export type Mention =
  | { kind: 'name'; name: string; isOrganization: boolean; role?: string }
  | { kind: 'pronoun' }
  | { kind: 'description'; words: string }
  | { kind: 'unnamed' };

export const unnamed: Mention = { kind: 'unnamed' };
export const pronoun: Mention = { kind: 'pronoun' };
