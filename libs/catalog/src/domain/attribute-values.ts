import type { FieldError } from '@cho-phien/kernel';
import type { AttributeValue } from './listing-content.js';
import { ATTRIBUTES } from './product-attributes.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MOST = 1_000_000;

/** Values that are not what their attribute asks for, one error each; an empty text takes a value away. */
export const attributeErrors = (values: Readonly<Record<string, AttributeValue>>): FieldError[] =>
  Object.entries(values).flatMap(([code, value]) => (value === '' || fits(code, value) ? [] : [{ path: `attributes.${code}`, code: 'catalog.attribute_wrong', name: ATTRIBUTES.get(code)?.name ?? code }]));

function fits(code: string, value: AttributeValue): boolean {
  const attribute = ATTRIBUTES.get(code);
  if (!attribute) return false;
  switch (attribute.kind) {
    case 'text': return typeof value === 'string' && value.length <= 500;
    case 'number': return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= MOST && Number.isInteger(value * 10);
    case 'choice': return (attribute.choices ?? []).some((choice) => choice.code === value);
    case 'date': return typeof value === 'string' && DAY.test(value);
    case 'yes_no': return typeof value === 'boolean';
  }
}
