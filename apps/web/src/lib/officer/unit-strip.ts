export type UnitMark = 'listed' | 'unlisted' | 'unclear';
export type Cell = { mark: UnitMark; x: number; y: number };

const PITCH = 20;

/** One cell per unit of the denominator: counted, then not counted, then unknown, in rows of `columns`. */
export function unitStrip(counts: { numerator: number; denominator: number; unknown: number }, columns: number) {
  const { numerator, denominator, unknown } = counts;
  const marks: UnitMark[] = [
    ...Array<UnitMark>(numerator).fill('listed'),
    ...Array<UnitMark>(Math.max(0, denominator - numerator - unknown)).fill('unlisted'),
    ...Array<UnitMark>(unknown).fill('unclear'),
  ];
  const cells: Cell[] = marks.map((mark, at) => ({ mark, x: (at % columns) * PITCH, y: Math.floor(at / columns) * PITCH }));
  const rows = Math.max(1, Math.ceil(marks.length / columns));
  return { cells, width: columns * PITCH, height: rows * PITCH - 2 };
}
