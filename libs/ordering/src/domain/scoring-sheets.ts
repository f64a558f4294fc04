/** A criterion as its scoring sheet numbers and names it. */
export interface SheetCriterion { code: string; title: string }
/** The criteria of a sheet that a market can speak for; null where the sheet asks nothing of the kind. */
export interface ScoringSheet { market: SheetCriterion; label: SheetCriterion | null; story: SheetCriterion }

interface SheetRow { from: number; to: number; sheet: ScoringSheet }

const SALES: SheetCriterion = { code: '4.1', title: 'Khu vực phân phối chính: thương mại điện tử' };
const STORY: SheetCriterion = { code: '5.1', title: 'Câu chuyện sản phẩm' };
const label = (code: string, what: string): SheetCriterion => ({ code, title: `${what}, mã truy xuất nguồn gốc điện tử` });

/** By the ordinal of the product set in annex I (QĐ 26/2026/QĐ-TTg, annex II, in force from 2026-05-22). */
const SHEETS: readonly SheetRow[] = [
  { from: 1, to: 20, sheet: { market: SALES, label: label('2.3', 'Ghi nhãn'), story: STORY } },
  { from: 21, to: 23, sheet: { market: SALES, label: label('2.2', 'Bao bì, ghi nhãn'), story: STORY } },
  // Plants and animals kept for beauty: where they are sold counts, and through what channel does not.
  { from: 24, to: 25, sheet: { market: { code: '4.1', title: 'Khu vực phân phối chính' }, label: label('2.2', 'Ghi nhãn'), story: STORY } },
  { from: 26, to: 26, sheet: { market: { code: '4.4', title: 'Quảng bá sản phẩm: kênh đặt dịch vụ trực tuyến' }, label: null, story: STORY } },
];

/** The sheet by which goods of a product set (`QD26-01` to `QD26-26`) are scored. */
export function scoringSheet(productSet: string): ScoringSheet {
  const ordinal = Number(productSet.slice(-2));
  const row = SHEETS.find(({ from, to }) => from <= ordinal && ordinal <= to);
  if (!row) throw new RangeError(`No scoring sheet for ${productSet}.`);
  return row.sheet;
}
