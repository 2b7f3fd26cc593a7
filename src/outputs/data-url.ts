/**
 * Returns a text as a `data:` URL (RFC 2397), in UTF-8. Characters that URLs may contain (url.spec.whatwg.org, “URL code points”), letters
 * of all scripts among them, stay as they are: a third of the length of percent-encoded Arabic.
 */
export const dataUrl = (type: string, text: string): string =>
  `data:${type};charset=utf-8,${text
    .toWellFormed()
    // Most of what is replaced, in a fraction of the time.
    .replaceAll('%', '%25')
    .replaceAll(' ', '%20')
    .replace(notInUrls, encodeURIComponent)}`;

const notInUrls = /[^\w!$%&'()*+,./:;=?@~\u{a0}-\u{10fffd}-]|[\s\p{Noncharacter_Code_Point}\p{Cf}]/gu;
