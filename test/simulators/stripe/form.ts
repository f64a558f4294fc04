/** A value of Stripe's form encoding: text, or fields by name (list places are names too). */
export type FormValue = string | FormFields | undefined;
export interface FormFields { [name: string]: FormValue }

/** Reads `a[b][0][c]=d` into fields within fields. */
export function readForm(body: string): FormFields {
  const fields: FormFields = Object.create(null) as FormFields;
  for (const [key, value] of new URLSearchParams(body)) {
    const path = key.split(/[[\]]+/).filter((part) => part !== '');
    let place = fields;
    for (const part of path.slice(0, -1)) {
      const next = place[part];
      place = typeof next === 'object' ? next : (place[part] = Object.create(null) as FormFields);
    }
    const last = path.at(-1);
    if (last !== undefined) place[last] = value;
  }
  return fields;
}

export const fieldsAt = (fields: FormFields, name: string): FormFields => {
  const value = fields[name];
  return typeof value === 'object' ? value : {};
};

export const textAt = (fields: FormFields, name: string): string | null => {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
};

/** Whole number, NaN for anything else. */
export const numberAt = (fields: FormFields, name: string): number => (/^-?\d{1,15}$/.test(textAt(fields, name) ?? '') ? Number(textAt(fields, name)) : NaN);

export const textsOf = (fields: FormFields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
