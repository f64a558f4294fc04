import { internationalPhone, phoneProblem } from '../checkout/checkout-form';
import type { ConsentBody, HelpScope } from '../server/assistant-types';

/** The form that asks for a consent, as sent. */
export type ConsentForm = {
  sellerId: string;
  phone: string;
  scopes: HelpScope[];
  until: string;
  how: 'code' | 'witness';
  witnessName: string;
  witnessPhone: string;
};

export type ConsentProblem = 'phone' | 'scopes' | 'until' | 'witnessName' | 'witnessPhone';

const SCOPES: readonly HelpScope[] = ['listing', 'orders', 'profile'];
const A_DAY = 86_400_000;
const LONGEST_DAYS = 365;

export function readConsentForm(form: FormData): ConsentForm {
  const text = (name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
  const asked = form.getAll('viec').map(String);
  return {
    sellerId: text('ho', 36),
    phone: text('dien_thoai', 30),
    scopes: SCOPES.filter((scope) => asked.includes(scope)),
    until: text('den', 10),
    how: text('cach', 10) === 'witness' ? 'witness' : 'code',
    witnessName: text('chung', 80),
    witnessPhone: text('chung_dt', 30),
  };
}

/** What the form still lacks. `today` is the day in Việt Nam. */
export function consentProblems(form: ConsentForm, today: string): ConsentProblem[] {
  const found: ConsentProblem[] = [];
  if (!form.sellerId && phoneProblem(form.phone)) found.push('phone');
  if (!form.scopes.length) found.push('scopes');
  if (!isWithinAYear(form.until, today)) found.push('until');
  if (form.how === 'witness') {
    if (form.witnessName.length < 2) found.push('witnessName');
    if (phoneProblem(form.witnessPhone)) found.push('witnessPhone');
  }
  return found;
}

/** From tomorrow to a year from today. */
export const lastDayAllowed = (today: string): string => plusDays(today, LONGEST_DAYS);
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * A_DAY).toISOString().slice(0, 10);

const isWithinAYear = (day: string, today: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && day > today && day <= lastDayAllowed(today);

export const consentBody = (form: ConsentForm): ConsentBody => ({
  ...(form.sellerId ? { sellerId: form.sellerId } : { phone: internationalPhone(form.phone) }),
  scopes: form.scopes,
  until: form.until,
  how: form.how,
  ...(form.how === 'witness' && { witness: { name: form.witnessName, phone: internationalPhone(form.witnessPhone) } }),
});
