import fc from 'fast-check';
import { csvLine, csvText, guardedText, withoutGuards } from './csv.js';

/** The cells that a program sees which cuts at `separator` and knows quotes only where a cell begins. */
function cells(line: string, separator: string): string[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)")?([^${separator}\\r\\n]*)(?:[${separator}\\r\\n]|$)`, 'y');
  const found: string[] = [];
  while (cell.lastIndex < line.length) {
    const [, quoted = '', plain = ''] = cell.exec(line)!;
    found.push(quoted.replaceAll('""', '"') + plain);
  }
  return found;
}

const hostile = fc.string({ unit: fc.constantFrom(...'=+-@＝＋;,"\'\t\r\n aá1') });

describe('a line of a CSV file', () => {
  it('holds no formula for a program that separates by commas, semicolons or tabs', () => {
    fc.assert(fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (row) => {
      for (const separator of [',', ';', '\t']) {
        for (const cell of cells(csvLine(row), separator)) expect(cell).not.toMatch(/^ *[=+\-@＝＋－＠]/);
      }
    }), { numRuns: 2_000 });
  });

  it('keeps numbers, also below zero, and quotes what a separator stands in', () => {
    expect(csvText([['a;b', -3, 'c'], ['x', 0.5, '']])).toBe('\uFEFF"a;b",-3,c\r\nx,0.5,\r\n');
    expect(csvLine(['Miến;=HYPERLINK("x")'])).toBe('"Miến;\'=HYPERLINK(""x"")"\r\n');
    expect(['=1', ' =1', '\tx', 'a\n-b'].map(guardedText)).toEqual(["'=1", "' =1", "'\tx", 'a\n-b']);
  });

  it('is read back as it was, but for apostrophes that stood where one would be put', () => {
    fc.assert(fc.property(hostile.filter((text) => !text.includes("'")), (text) => {
      const [, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^]*))\r\n$/.exec(csvLine([text]))!;
      expect(withoutGuards(quoted?.replaceAll('""', '"') ?? plain!)).toBe(text);
      expect(withoutGuards(guardedText(text))).toBe(text);
    }), { numRuns: 1_000 });
  });
});
