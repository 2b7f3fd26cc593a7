/** Why a command of the desk does nothing, and the fix. */
export interface Refusal {
  found: string;
  expected: string;
  fix: string;
}

/** Returns a refusal as commands print it; `what` is the folder, file or option that it is about. */
export function refusalText(what: string, { found, expected, fix }: Refusal): string {
  const indented = (text: string) => text.replaceAll('\n', '\n            ');
  return `${what}\n  found     ${indented(found)}\n  expected  ${indented(expected)}\n  fix       ${indented(fix)}`;
}
