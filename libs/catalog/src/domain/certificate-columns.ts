import { fold } from '@cho-phien/kernel';
import type { CertificateContent } from './certificate-fields.js';

export type CertificateColumnField = Exclude<keyof CertificateContent, 'productId' | 'sellerId'> | 'expiresOn';
export interface CertificateColumn { field: CertificateColumnField; title: string; width: number; hint: string; also: readonly string[]; required: boolean }

const column = (field: CertificateColumnField, title: string, width: number, hint: string, also: readonly string[], required = false): CertificateColumn => ({ field, title, width, hint, also, required });

/**
 * The columns of a register, in the order of the template. Other headings seen for them stand in `also`, among them those of
 * the ministry's table PTNT_OCOP, which lacks the decision: its day and number have to be added.
 */
export const CERTIFICATE_COLUMNS: readonly CertificateColumn[] = [
  column('number', 'Số chứng nhận', 24, 'Mã sản phẩm như 22-06838-1-2025, hoặc số trên giấy', ['số', 'mã sản phẩm', 'số gcn', 'mã ocop', 'ma_sanpham', 'ma_ocop'], true),
  column('productName', 'Tên sản phẩm', 32, 'Như trên giấy', ['sản phẩm', 'tensanpham'], true),
  column('productSet', 'Bộ sản phẩm', 14, 'Số từ 1 đến 26, hoặc tên bộ', ['bộ', 'nhóm sản phẩm', 'phân nhóm'], true),
  column('stars', 'Số sao', 10, '3, 4 hoặc 5', ['sao', 'hạng sao', 'xếp hạng', 'hạng', 'xephang'], true),
  column('holder', 'Chủ thể', 32, 'HTX, công ty hoặc hộ đứng tên', ['chủ thể ocop', 'tên chủ thể', 'người giữ', 'đơn vị', 'chuthesxkd', 'chủ thể sxkd'], true),
  column('producerKind', 'Loại chủ thể', 16, 'HTX, THT, DN, trang trại, hộ KD; để trống thì đoán theo tên', ['loại hình', 'loại hình chủ thể'], false),
  column('ledByWoman', 'Người đại diện là nữ', 14, 'Có hoặc không; để trống nếu chưa rõ', ['nữ làm chủ', 'giới tính', 'giới tính người đại diện'], false),
  column('ledByMinority', 'Người đại diện là người dân tộc thiểu số', 18, 'Có hoặc không; để trống nếu chưa rõ', ['dân tộc thiểu số', 'dân tộc', 'dân tộc người đại diện'], false),
  column('communeCode', 'Xã', 20, 'Tên xã trong địa bàn hoặc mã 5 chữ số', ['mã xã', 'xã, phường', 'xã/phường', 'ma_donvihanhchinh', 'địa chỉ'], true),
  column('decisionNumber', 'Số quyết định', 20, 'Ví dụ 1184/QĐ-UBND', ['quyết định', 'số qđ', 'qđ công nhận'], true),
  column('issuedOn', 'Ngày cấp', 14, 'Ngày/tháng/năm', ['ngày quyết định', 'ngày công nhận', 'ngày ký', 'ngày qđ'], true),
  column('expiresOn', 'Ngày hết hạn', 14, 'Để trống: tự tính 36 tháng', ['hết hạn', 'hiệu lực đến', 'có giá trị đến'], false),
  column('authority', 'Cơ quan công nhận', 28, 'Để trống: theo luật của ngày cấp', ['cơ quan cấp', 'cấp công nhận'], false),
  column('renewalLodgedOn', 'Ngày nộp hồ sơ đánh giá lại', 18, 'Nếu đã nộp', ['ngày nộp lại', 'ngày nộp hồ sơ'], false),
  column('renewalReference', 'Số phiếu tiếp nhận', 18, '', ['phiếu tiếp nhận'], false),
  column('revokedOn', 'Ngày thu hồi', 14, 'Nếu bị thu hồi', [], false),
  column('revocationDecision', 'Quyết định thu hồi', 20, '', ['số qđ thu hồi'], false),
];

const plain = (title: string): string => fold(title).replace(/\(.*?\)|\*/g, '').replace(/\s+/g, ' ').trim();
const byTitle = new Map(CERTIFICATE_COLUMNS.flatMap((each) => [each.title, ...each.also].map((title) => [plain(title), each] as const)));

/** Which column each title names; null for one that is not known, and for the second of the same kind. */
export function certificateColumns(titles: readonly string[]): (CertificateColumn | null)[] {
  const taken = new Set<CertificateColumnField>();
  return titles.map((title) => {
    const found = byTitle.get(plain(title)) ?? null;
    if (!found || taken.has(found.field)) return null;
    taken.add(found.field);
    return found;
  });
}
