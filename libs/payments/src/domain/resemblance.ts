/** Wrong, missing or extra characters up to which a word in a memo may be a mistyped code. */
const MOST_EDITS = 2;

/** Whether a memo holds something that may be this code, mistyped. Only ever a hint for a person. */
export function resembles(memo: string, code: string): boolean {
  const text = memo.normalize('NFC').toUpperCase().replace(/[^0-9A-Z]/g, '');
  return editsToFind(text, code) <= MOST_EDITS;
}

/** Least number of single edits that turn some part of the text into the code (Sellers, 1980). */
function editsToFind(text: string, code: string): number {
  let column = Array.from({ length: code.length + 1 }, (_, at) => at);
  let least = code.length;
  for (const character of text) {
    const next = [0];
    for (let at = 1; at <= code.length; at++) {
      const replaced = column[at - 1]! + (code[at - 1] === character ? 0 : 1);
      next.push(Math.min(replaced, column[at]! + 1, next[at - 1]! + 1));
    }
    column = next;
    least = Math.min(least, column[code.length]!);
  }
  return least;
}
