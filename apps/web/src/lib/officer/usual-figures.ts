/** The figures that the overview opens with: together they fill one sheet of the meeting. */
const OPENING: readonly string[] = ['I1', 'I2', 'I3', 'I5a', 'I5b', 'I6'];

/** The figures offered to an officer who makes a report: those of the report made last, else those of the overview; of both only what can be chosen. */
export function usualFigures(choices: readonly { code: string }[], last: readonly string[] | undefined): string[] {
  const of = (codes: readonly string[]): string[] => choices.map(({ code }) => code).filter((code) => codes.includes(code));
  const again = of(last ?? []);
  return again.length > 0 ? again : of(OPENING);
}
