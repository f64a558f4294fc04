import { fold } from '@cho-phien/kernel';
import { ATTRIBUTES } from './product-attributes.js';

/** What a column of a spreadsheet of goods says. */
export type SheetField = 'code' | 'name' | 'productSet' | 'price' | 'unit' | 'onHand' | 'netWeightGrams' | 'netVolumeMl' | 'deliveryWeightGrams' | 'description' | 'story' | 'ingredients' | 'communeCode';
export interface SheetColumn { field: SheetField | `attributes.${string}`; title: string; width: number; hint: string }

const columns: readonly SheetColumn[] = [
  { field: 'code', title: 'Mã', width: 14, hint: 'Mã riêng của bác; để trống cũng được' },
  { field: 'name', title: 'Tên hàng', width: 32, hint: 'Bắt buộc' },
  { field: 'productSet', title: 'Bộ sản phẩm', width: 12, hint: 'Số từ 1 đến 26, hoặc tên bộ' },
  { field: 'price', title: 'Giá (đồng)', width: 12, hint: 'Bắt buộc, số tròn' },
  { field: 'unit', title: 'Đơn vị', width: 14, hint: 'Bắt buộc, ví dụ: gói 500 g' },
  { field: 'onHand', title: 'Số lượng', width: 10, hint: 'Đang có trong nhà' },
  { field: 'netWeightGrams', title: 'Khối lượng (g)', width: 14, hint: 'Nếu đơn vị chưa nói' },
  { field: 'netVolumeMl', title: 'Thể tích (ml)', width: 12, hint: 'Nếu đơn vị chưa nói' },
  { field: 'deliveryWeightGrams', title: 'Nặng khi gửi (g)', width: 14, hint: 'Cả bao bì' },
  { field: 'description', title: 'Lời tả', width: 40, hint: '' },
  { field: 'story', title: 'Câu chuyện', width: 40, hint: '' },
  { field: 'ingredients', title: 'Thành phần', width: 24, hint: '' },
  { field: 'communeCode', title: 'Mã xã', width: 10, hint: '5 chữ số; để trống là xã của gian hàng' },
];

const attributeColumns: readonly SheetColumn[] = [...ATTRIBUTES.values()].map(({ code, name, unit, choices }) => (
  { field: `attributes.${code}`, title: unit ? `${name} (${unit})` : name, width: 14, hint: choices ? choices.map((choice) => choice.name).join(', ') : '' }));

/** The columns in the order in which a sheet is written. */
export const SHEET_COLUMNS: readonly SheetColumn[] = [...columns, ...attributeColumns];

const plain = (title: string): string => fold(title).replace(/\(.*\)|\*/g, '').trim();
const byTitle = new Map<string, SheetColumn>(SHEET_COLUMNS.flatMap((column) => [[plain(column.title), column], [plain(column.field), column]]));

/** Which column each title names, with marks or without, units in brackets or not; null for one that is not known. */
export const columnsOf = (titles: readonly string[]): (SheetColumn | null)[] => titles.map((title) => byTitle.get(plain(title)) ?? null);
