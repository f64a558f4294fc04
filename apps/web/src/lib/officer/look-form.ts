import { formText } from '../server/form-text';

/** What somebody found at an address, as sent. */
export type LookForm = { checkedOn: string; found: string; grade: string; screenshotHash: string; note: string };

export const readLook = (form: FormData): LookForm => ({
  checkedOn: formText(form, 'ngay', 10),
  found: formText(form, 'thay', 10) || 'present',
  grade: formText(form, 'bac', 1) || 'B',
  screenshotHash: formText(form, 'anh', 64).toLowerCase(),
  note: formText(form, 'ghi', 300),
});

/** Without the fields that were left empty. */
export const lookBody = (look: LookForm): Record<string, string> => Object.fromEntries(Object.entries(look).filter(([, value]) => value !== ''));
