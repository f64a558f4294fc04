import { formText } from '../server/form-text';

/** What somebody found at an address, as sent. */
export type LookForm = { checkedOn: string; found: string; grade: string; screenshotHash: string; note: string };

/** The picture itself is not kept: its SHA-256 is, which stays where the form is refused and sent again without it. */
export const readLook = async (form: FormData): Promise<LookForm> => ({
  checkedOn: formText(form, 'ngay', 10),
  found: formText(form, 'thay', 10) || 'present',
  grade: formText(form, 'bac', 1) || 'B',
  screenshotHash: (await hashOf(form.get('anh'))) ?? keptHash(formText(form, 'ma_anh', 64)),
  note: formText(form, 'ghi', 300),
});

const keptHash = (text: string): string => (/^[0-9a-f]{64}$/.test(text) ? text : '');

/** SHA-256 in hex; null where no file was chosen. */
async function hashOf(file: FormDataEntryValue | null): Promise<string | null> {
  if (!(file instanceof File) || file.size === 0) return null;
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Without the fields that were left empty. */
export const lookBody = (look: LookForm): Record<string, string> => Object.fromEntries(Object.entries(look).filter(([, value]) => value !== ''));
