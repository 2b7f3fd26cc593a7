/** A text that cannot be edited as asked; the message says what was found. The text on disk is unchanged. */
export class UneditableText extends Error {}
