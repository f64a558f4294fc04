import { scoringSheet } from './scoring-sheets.js';
import type { SheetCriterion } from './scoring-sheets.js';

/** What a seller types for a re-assessment; all else the market knows. Five fields at most. */
export interface TypedEvidence {
  /** Address under which the goods are traced. */
  traceUrl: string | null;
  /** Number and day of a contract with somebody who distributes the goods. */
  distribution: string | null;
  /** What changed in the three years of the certificate. */
  changes: string | null;
  /** Number and day of the latest test report. */
  testReport: string | null;
  /** Who answers for the file. */
  contact: string | null;
}

export const NOTHING_TYPED: TypedEvidence = { traceUrl: null, distribution: null, changes: null, testReport: null, contact: null };

/** One criterion of the scoring sheets (QĐ 26/2026/QĐ-TTg, annex II) with what proves it; `missing` says what a person still has to add. */
export interface Criterion extends SheetCriterion { lines: string[]; missing: string | null }

/** The text of the terms of selling that the shop agreed to: `acceptedOn` as it is written, `textHash` SHA-256. */
export interface KnownTerms { version: number; acceptedOn: string; by: string; textHash: string }

export interface KnownEvidence { storefront: string; shop: string; terms: KnownTerms | null; orders: number; months: number; story: string | null; pictures: number; public: boolean }

/** What the file can show for the criteria of the product set's sheet that a market can speak for. Errors: RangeError for an unknown set. */
export function criteriaOf(productSet: string, known: KnownEvidence, typed: TypedEvidence): Criterion[] {
  const { market, label, story } = scoringSheet(productSet);
  return [
    {
      ...market,
      lines: [
        `Đường dẫn gian hàng điện tử: ${known.shop}`, `Đường dẫn sản phẩm: ${known.storefront}`, ...(known.terms ? [termsLine(known.terms)] : []),
        `Đơn đã giao trong thời hạn chứng nhận: ${known.orders}, trong ${known.months} tháng (phụ lục)`, ...(typed.distribution ? [`Hợp đồng phân phối: ${typed.distribution}`] : []),
      ],
      missing: marketMisses(known),
    },
    ...(label ? [{
      ...label,
      lines: [...(typed.traceUrl ? [`Mã truy xuất: ${typed.traceUrl}`] : []), ...(typed.testReport ? [`Phiếu kiểm nghiệm: ${typed.testReport}`] : []), `Ảnh sản phẩm và nhãn trên chợ: ${known.pictures}`],
      missing: typed.traceUrl ? null : 'Chưa có đường dẫn truy xuất nguồn gốc',
    }] : []),
    { ...story, lines: known.story ? [`Đăng tại ${known.storefront}`, known.story] : [], missing: known.story ? null : 'Chưa có câu chuyện trong bài đăng' },
  ];
}

const termsLine = ({ version, acceptedOn, by, textHash }: KnownTerms): string =>
  `Điều khoản bán hàng bản ${version}: ${by === '' ? 'chủ gian hàng' : by} đồng ý ngày ${acceptedOn}, trong phiên đăng nhập bằng mã gửi về điện thoại. SHA-256 của văn bản: ${textHash}`;

function marketMisses({ orders, public: isPublic, terms }: KnownEvidence): string | null {
  if (orders === 0) return 'Chưa có đơn nào đã giao trên chợ';
  if (!isPublic) return 'Mặt hàng đang không bày bán';
  return terms === null ? 'Chủ gian hàng chưa đồng ý điều khoản bán hàng' : null;
}
