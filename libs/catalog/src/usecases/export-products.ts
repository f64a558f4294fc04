import { Injectable } from '@nestjs/common';
import { writeCsv, writeXlsx } from '@cho-phien/platform';
import { SHEET_COLUMNS } from '../domain/sheet-columns.js';
import type { SheetColumn } from '../domain/sheet-columns.js';
import type { ListingContent, ListingVariant } from '../domain/listing-content.js';
import { ATTRIBUTES } from '../domain/product-attributes.js';
import { OwnProducts } from '../storage/own-products.js';
import { ShowOwnProducts } from './show-own-products.js';

type Cell = string | number;
export type SheetFormat = 'xlsx' | 'csv';

const EXAMPLE: readonly Cell[] = ['MD-500', 'Miến dong', 6, 75_000, 'gói 500 g', 20, '', '', '', 'Sợi dai, phơi nắng.', '', 'Bột dong riềng', ''];

/** A seller's goods as a spreadsheet that can be edited and sent back: one row for each pack size. */
@Injectable()
export class ExportProducts {
  constructor(private readonly own: OwnProducts, private readonly show: ShowOwnProducts) {}

  template(): Promise<Buffer> { return writeXlsx('Hàng', SHEET_COLUMNS, [EXAMPLE]); }

  async run(sellerId: string, format: SheetFormat): Promise<Buffer> {
    const contents = await this.own.newestContents(sellerId);
    const views = await this.show.views(sellerId, contents.map(({ content }) => content));
    const onHand = new Map(views.flatMap(({ variants }) => variants.map((variant) => [variant.id, variant.onHand] as const)));
    const rows = contents.flatMap(({ id, content }) => content.variants.map((variant, place) => rowOf(content.variants.length === 1 ? id : `${id}/${place + 1}`, content, variant, onHand.get(variant.id) ?? 0)));
    return format === 'csv' ? writeCsv([SHEET_COLUMNS.map(({ title }) => title), ...rows]) : writeXlsx('Hàng', SHEET_COLUMNS, rows);
  }
}

function rowOf(code: string, content: ListingContent, variant: ListingVariant, onHand: number): Cell[] {
  return SHEET_COLUMNS.map(({ field }: SheetColumn): Cell => {
    if (field.startsWith('attributes.')) return attributeCell(field.slice('attributes.'.length), content);
    switch (field) {
      case 'code': return code;
      case 'onHand': return onHand;
      case 'productSet': return content.productSet === null ? '' : Number(content.productSet.slice(-2));
      case 'price': case 'unit': case 'netWeightGrams': case 'netVolumeMl': case 'deliveryWeightGrams': return variant[field] ?? '';
      default: return (content[field as 'name' | 'description' | 'story' | 'ingredients' | 'communeCode'] ?? '');
    }
  });
}

function attributeCell(code: string, { attributes }: ListingContent): Cell {
  const value = attributes[code];
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  return ATTRIBUTES.get(code)?.choices?.find((choice) => choice.code === value)?.name ?? value;
}
