export type Cell = string | number;

/** What begins a formula for a spreadsheet program, in full width too. */
const BEGINS = '=+\\-@＝＋－＠';
/**
 * Where a program may see a cell begin. One that separates by semicolons, as Vietnamese settings do, does not know the
 * quotes of a file separated by commas: it cuts at every semicolon, tab and line end within them, and takes quotes there for its own.
 */
const STARTS = new RegExp(`(^|[;\\t\\r\\n])([ "]*)(?=[${BEGINS}])`, 'g');
const GUARDED = new RegExp(`(^|[;\\t\\r\\n])([ "]*)'(?=[${BEGINS}])`, 'g');
const FORMULA = new RegExp(`^ *[${BEGINS}]|^[\\t\\r]`);

/** A cell of a workbook that is text for every program (OWASP, CSV injection): an apostrophe makes it so. */
export const guardedText = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The same for a CSV file, wherever a program may cut it. */
const guardedPieces = (cell: string): string => (/^[\t\r]/.test(cell) ? "'" : '') + cell.replace(STARTS, "$1$2'");

/** What was written, without the apostrophes that were put there. */
export const withoutGuards = (cell: string): string => cell.replace(/^'(?=[\t\r])/, '').replace(new RegExp(`^'(?= +[${BEGINS}])`), '').replace(GUARDED, '$1$2');

const quoted = (cell: string): string => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of RFC 4180, ended; no text of it is run as a formula. */
export const csvLine = (row: readonly Cell[]): string => `${row.map((cell) => quoted(typeof cell === 'number' ? String(cell) : guardedPieces(cell))).join(',')}\r\n`;

/** With a byte order mark, by which spreadsheet programs know UTF-8. */
export const csvText = (rows: readonly (readonly Cell[])[]): string => `\uFEFF${rows.map(csvLine).join('')}`;
