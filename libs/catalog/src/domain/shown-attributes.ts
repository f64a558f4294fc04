import type { Language } from '@cho-phien/kernel';
import type { AttributeValue } from './listing-content.js';
import { attributesOf } from './product-attributes.js';
import type { ProductAttribute } from './product-attributes.js';

/** An attribute as a buyer reads it: `Hạn dùng`, `180 ngày`. */
export interface ShownAttribute { code: string; name: string; value: AttributeValue; text: string; unit: string | null }

/** The attributes of a product's own set that were said, in the order of the table. */
export const shownAttributes = (setCode: string, values: Readonly<Record<string, AttributeValue>>, language: Language): ShownAttribute[] =>
  attributesOf(setCode).flatMap((attribute) => {
    const value = values[attribute.code];
    return value === undefined ? [] : [shown(attribute, value, language)];
  });

function shown(attribute: ProductAttribute, value: AttributeValue, language: Language): ShownAttribute {
  const inEnglish = language === 'en';
  const unit = (inEnglish ? attribute.unitEn : attribute.unit) ?? null;
  const text = attribute.kind === 'choice' ? choiceText(attribute, value, inEnglish) : plainText(attribute, value, inEnglish);
  return { code: attribute.code, name: inEnglish ? attribute.nameEn : attribute.name, value, text: unit === null ? text : unit === '%' ? `${text}%` : `${text} ${unit}`, unit };
}

function choiceText({ choices = [] }: ProductAttribute, value: AttributeValue, inEnglish: boolean): string {
  const choice = choices.find(({ code }) => code === value);
  return choice ? (inEnglish ? choice.nameEn : choice.name) : String(value);
}

function plainText({ kind }: ProductAttribute, value: AttributeValue, inEnglish: boolean): string {
  if (kind === 'yes_no') return value ? (inEnglish ? 'Yes' : 'Có') : inEnglish ? 'No' : 'Không';
  if (kind === 'date') return String(value).split('-').reverse().join('/');
  return typeof value === 'number' ? String(value).replace('.', inEnglish ? '.' : ',') : String(value);
}
