import { productSet } from './product-sets.js';

/** What may be said of goods of some sets beside their name, price and text. */
export interface ProductAttribute {
  code: string;
  name: string;
  nameEn: string;
  kind: 'text' | 'number' | 'choice' | 'date' | 'yes_no';
  unit?: string;
  unitEn?: string;
  choices?: readonly { code: string; name: string; nameEn: string }[];
  /** Without it goods of these sets cannot be published. */
  required: boolean;
}

/** One row: where it holds (`g1`: a group, 14: a set), and where it is required. */
interface Row extends Omit<ProductAttribute, 'required'> { of: readonly (number | Group)[]; required: readonly (number | Group)[] }
type Group = `g${1 | 2 | 3 | 4 | 5 | 6}`;

const storage = [
  { code: 'room', name: 'Nơi khô mát', nameEn: 'Cool and dry' },
  { code: 'fridge', name: 'Ngăn mát tủ lạnh', nameEn: 'Refrigerated' },
  { code: 'freezer', name: 'Ngăn đông', nameEn: 'Frozen' },
];

const rows: readonly Row[] = [
  { code: 'shelf_life_days', name: 'Hạn dùng', nameEn: 'Shelf life', kind: 'number', unit: 'ngày', unitEn: 'days', of: ['g1', 'g2', 'g3'], required: ['g1', 'g2', 18, 19] },
  { code: 'storage', name: 'Cách giữ', nameEn: 'Storage', kind: 'choice', choices: storage, of: ['g1', 'g2', 'g3'], required: [1, 2] },
  { code: 'allergens', name: 'Chất dễ gây dị ứng', nameEn: 'Allergens', kind: 'text', of: ['g1', 'g2', 18], required: [] },
  { code: 'harvested_on', name: 'Ngày thu hoạch', nameEn: 'Harvested on', kind: 'date', of: [1, 3, 4, 11, 13], required: [] },
  { code: 'food_safety_number', name: 'Số tự công bố hoặc công bố', nameEn: 'Food declaration number', kind: 'text', of: ['g1', 'g2'], required: [] },
  { code: 'alcohol_percent', name: 'Độ cồn', nameEn: 'Alcohol by volume', kind: 'number', unit: '%', unitEn: '%', of: [14, 15], required: [14, 15] },
  { code: 'brewing', name: 'Cách pha', nameEn: 'How to brew', kind: 'text', of: [11, 12, 13], required: [] },
  { code: 'roast', name: 'Mức rang', nameEn: 'Roast', kind: 'choice', choices: [{ code: 'light', name: 'Nhạt', nameEn: 'Light' }, { code: 'medium', name: 'Vừa', nameEn: 'Medium' }, { code: 'dark', name: 'Đậm', nameEn: 'Dark' }], of: [13], required: [] },
  { code: 'declaration_number', name: 'Số công bố sản phẩm', nameEn: 'Product declaration number', kind: 'text', of: [18, 19], required: [18, 19] },
  { code: 'usage', name: 'Cách dùng', nameEn: 'How to use', kind: 'text', of: ['g3'], required: ['g3'] },
  { code: 'warnings', name: 'Lưu ý khi dùng', nameEn: 'Warnings', kind: 'text', of: ['g3'], required: [18] },
  { code: 'material', name: 'Chất liệu', nameEn: 'Material', kind: 'text', of: ['g4'], required: ['g4'] },
  { code: 'length_cm', name: 'Chiều dài', nameEn: 'Length', kind: 'number', unit: 'cm', unitEn: 'cm', of: ['g4'], required: [] },
  { code: 'width_cm', name: 'Chiều rộng', nameEn: 'Width', kind: 'number', unit: 'cm', unitEn: 'cm', of: ['g4'], required: [] },
  { code: 'handmade', name: 'Làm bằng tay', nameEn: 'Made by hand', kind: 'yes_no', of: ['g4'], required: [] },
  { code: 'wash_care', name: 'Cách giặt', nameEn: 'Washing', kind: 'text', of: [22], required: [] },
  { code: 'vase_life_days', name: 'Hoa tươi được', nameEn: 'Stays fresh', kind: 'number', unit: 'ngày', unitEn: 'days', of: [23], required: [23] },
  { code: 'height_cm', name: 'Chiều cao', nameEn: 'Height', kind: 'number', unit: 'cm', unitEn: 'cm', of: [23, 24], required: [24] },
  { code: 'with_pot', name: 'Kèm chậu', nameEn: 'With pot', kind: 'yes_no', of: [24], required: [] },
  { code: 'age_months', name: 'Tuổi', nameEn: 'Age', kind: 'number', unit: 'tháng', unitEn: 'months', of: [25], required: [25] },
  { code: 'vaccinated', name: 'Đã tiêm phòng', nameEn: 'Vaccinated', kind: 'yes_no', of: [25], required: [25] },
  { code: 'meeting_place', name: 'Nơi đón khách', nameEn: 'Meeting place', kind: 'text', of: ['g6'], required: ['g6'] },
  { code: 'opening_hours', name: 'Giờ đón khách', nameEn: 'Opening hours', kind: 'text', of: ['g6'], required: ['g6'] },
  { code: 'duration_hours', name: 'Kéo dài', nameEn: 'Duration', kind: 'number', unit: 'giờ', unitEn: 'hours', of: ['g6'], required: [] },
  { code: 'guests_most', name: 'Nhiều nhất', nameEn: 'At most', kind: 'number', unit: 'khách', unitEn: 'guests', of: ['g6'], required: [] },
];

const holds = (places: Row['of'], set: { number: number; group: number }): boolean => places.some((place) => place === set.number || place === `g${set.group}`);

/** What may be said of goods of a set, in the order in which it is asked. Errors: `catalog.unknown_product_set`. */
export function attributesOf(setCode: string): ProductAttribute[] {
  const set = productSet(setCode);
  return rows.filter(({ of }) => holds(of, set)).map(({ of: _, required, ...attribute }) => ({ ...attribute, required: holds(required, set) }));
}

/** Every attribute of any set, by its code. */
export const ATTRIBUTES: ReadonlyMap<string, Omit<Row, 'of' | 'required'>> = new Map(rows.map((row) => [row.code, row]));

/** Sets of made food and drink, of which the ingredients belong to the compulsory content of the label (NĐ 43/2017/NĐ-CP). */
const withIngredients: readonly number[] = [5, 6, 7, 8, 9, 10, 15, 17, 18, 19];
export const needsIngredients = (setCode: string): boolean => withIngredients.includes(productSet(setCode).number);
