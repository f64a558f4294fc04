import { internationalPhone } from '$lib/checkout/checkout-form';
import { phoneText } from '$lib/checkout/field-errors';
import { m } from '$lib/paraglide/messages';
import { ADDRESS_WORDS, SELLER_KINDS, type SellerKind } from '$lib/seller/types';

export type HouseholdForm = {
  /** Made with the page, so that sending the form twice makes one household. */
  id: string;
  name: string;
  kind: string;
  phone: string;
  commune: string;
  communeCode: string;
  line: string;
  addressAs: string;
  /** Only of a household without a phone. */
  witnessName: string;
  witnessPhone: string;
};

export type HouseholdErrors = Partial<Record<'ten' | 'loai' | 'dien_thoai' | 'xa' | 'dia_chi' | 'chung' | 'chung_dt', string>>;

export function readHouseholdForm(form: FormData): HouseholdForm {
  const text = (name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
  return {
    id: text('id', 36),
    name: text('ten', 120),
    kind: text('loai', 30),
    phone: text('dien_thoai', 30),
    commune: text('xa', 160),
    communeCode: text('ma_xa', 5),
    line: text('dia_chi', 200),
    addressAs: ADDRESS_WORDS.find((known) => known === text('goi', 10)) ?? '',
    witnessName: text('chung', 80),
    witnessPhone: text('chung_dt', 30),
  };
}

/** The household's own phone, or a witness with one. */
function contactErrors({ phone, witnessName, witnessPhone }: HouseholdForm): HouseholdErrors {
  if (phone || !(witnessName || witnessPhone)) return { dien_thoai: phoneText(phone) ?? undefined };
  return { chung: witnessName.length < 2 ? m.help_ask_witness_none() : undefined, chung_dt: phoneText(witnessPhone) ?? undefined };
}

/** Whose phone the code goes to, as the API takes it. */
export const contactOf = ({ phone, witnessName, witnessPhone }: HouseholdForm) =>
  phone ? { phone: internationalPhone(phone) } : { witness: { name: witnessName, phone: internationalPhone(witnessPhone) } };

const isSellerKind = (kind: string): kind is SellerKind => SELLER_KINDS.some((known) => known === kind);

export function householdErrors(form: HouseholdForm): HouseholdErrors {
  const errors: HouseholdErrors = {};
  if (form.name.length < 2) errors.ten = m.help_new_name_none();
  if (!isSellerKind(form.kind)) errors.loai = m.help_new_kind_none();
  Object.assign(errors, contactErrors(form));
  if (!form.line) errors.dia_chi = m.error_line();
  return errors;
}
