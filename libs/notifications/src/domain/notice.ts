import { formatDong, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';

/** What may be told to a phone, with what each notice is made of. Amounts are whole đồng. */
export type Notice =
  | { template: 'otp'; data: { code: string; expiresAt: string; minutes: number } }
  | { template: 'order_ready'; data: { orderCode: string; groupCode: string; total: number; method: string } }
  | { template: 'payment_received'; data: { groupCode: string; amount: number } }
  | { template: 'refund_requested'; data: { groupCode: string; amount: number } };

export type Template = Notice['template'];

/** The text of a notice in the reader's language. */
export function textOf(notice: Notice, language: Language): string {
  switch (notice.template) {
    case 'otp': return message('notice.otp', language, { code: notice.data.code, minutes: notice.data.minutes });
    case 'order_ready': {
      const { orderCode, total, method } = notice.data;
      return message('notice.order_ready', language, { orderCode, total: formatDong(total), payment: message(method === 'cod' ? 'notice.pay_at_door' : 'notice.paid', language) });
    }
    case 'payment_received':
    case 'refund_requested': return message(`notice.${notice.template}`, language, { groupCode: notice.data.groupCode, amount: formatDong(notice.data.amount) });
  }
}
