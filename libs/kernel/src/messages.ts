import type { ErrorParams } from './errors.js';

export type Language = 'vi' | 'en';
export type MessageCatalogue = Record<string, Record<Language, string>>;

const catalogue = new Map<string, Record<Language, string>>();

/** Adds a context's sentences to the one catalogue. A code defined twice is a mistake and throws at start. */
export function defineMessages(messages: MessageCatalogue): void {
  for (const [code, sentences] of Object.entries(messages)) {
    if (catalogue.has(code)) throw new Error(`The message ${code} is defined twice.`);
    catalogue.set(code, sentences);
  }
}

export const hasMessage = (code: string): boolean => catalogue.has(code);

/** The sentence for a code, `{name}` filled from params; a missing code answers the code itself. */
export function message(code: string, language: Language, params: ErrorParams = {}): string {
  const sentence = catalogue.get(code)?.[language] ?? catalogue.get(code)?.vi ?? code;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

defineMessages({
  'money.not_whole_dong': { vi: 'Số tiền phải là số đồng nguyên.', en: 'Money must be a whole number of đồng.' },
  'money.nothing_to_split': { vi: 'Không có phần nào để chia tiền.', en: 'There is nothing to split the money over.' },
  'order_code.malformed': { vi: 'Mã đơn không đúng. Xem lại mã trong tin nhắn.', en: 'This order code is not right. Check it in your message.' },
});
