import { ADDRESS_WORDS, SELLER_KINDS, type SellerKind } from './types';

/** The form of a new shop as sent; `kind` is null while none was chosen. */
export type Application = {
  id: string;
  kind: SellerKind | null;
  name: string;
  commune: string;
  communeCode: string;
  line: string;
  addressAs: string;
};

export function readApplication(form: FormData): Application {
  const text = (name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
  const id = text('ma', 36);
  const addressAs = text('goi', 10);
  return {
    id: /^[0-9a-f-]{36}$/i.test(id) ? id : crypto.randomUUID(),
    kind: SELLER_KINDS.find((known) => known === text('loai', 40)) ?? null,
    name: text('ten', 120),
    commune: text('xa', 160),
    communeCode: text('ma_xa', 5),
    line: text('dia_chi', 200),
    addressAs: ADDRESS_WORDS.find((known) => known === addressAs) ?? 'bác',
  };
}
