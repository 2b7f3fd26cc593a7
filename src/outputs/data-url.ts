/**
 * Returns a text as a `data:` URL (RFC 2397), in UTF-8. Characters that URLs may contain (url.spec.whatwg.org, “URL code points”), letters
 * of all scripts among them, stay as they are: a third of the length of percent-encoded Arabic.
 */
export const dataUrl = (type: string, text: string): string =>
  `data:${type};charset=utf-8,${text.toWellFormed().replace(ascii, encoded).replace(others, encodedOthers)}`;

const ascii = /[\0-\x7f]+/g;
const others = /[^\0-\x7f]+/g;

/** The built-in function leaves all that URLs may contain, and `#`. In ASCII, it takes a tenth of the time of a pattern. */
const encoded = (text: string) => encodeURI(text).replaceAll('#', '%23');

const encodedOthers = (text: string) => text.replace(notInUrls, encodeURIComponent);
const notInUrls = /[^\u{a0}-\u{10fffd}]|[\s\p{Noncharacter_Code_Point}\p{Cf}]/gu;
