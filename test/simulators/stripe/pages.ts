import { formatDong, html, page, type Language } from '../page.js';
import { refundedAmount, type Session } from './session.js';

const WORDS = {
  vi: {
    banner: 'GIẢ LẬP – không phải Stripe, không có tiền thật', title: 'Trả bằng thẻ quốc tế (giả lập)', amount: 'Số tiền', order: 'Nội dung', choose: 'Chọn kết quả',
    outcomes: { success: 'Thẻ trả thành công', declined: 'Thẻ bị từ chối', cancelled: 'Quay lại, không trả' }, silent: 'Không gửi thông báo cho cửa hàng',
    declined: 'Thẻ bị từ chối. Anh chị có thể thử lại.', closed: 'Trang trả tiền này đã đóng.', log: 'Các lần trả tiền gần đây', none: 'Chưa có.', refunded: 'đã hoàn',
  },
  en: {
    banner: 'SIMULATION – not Stripe, no real money', title: 'Pay by card (simulation)', amount: 'Amount', order: 'For', choose: 'Choose the outcome',
    outcomes: { success: 'The card pays', declined: 'The card is declined', cancelled: 'Go back without paying' }, silent: 'Send the shop no notice',
    declined: 'The card was declined. You can try again.', closed: 'This page is closed.', log: 'Latest payments', none: 'None yet.', refunded: 'refunded',
  },
} as const;

export const OUTCOMES = ['success', 'declined', 'cancelled'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The hosted page: no card number is asked for, only how it ends. */
export function paymentPage(language: Language, session: Session, declined = false): string {
  const m = WORDS[language];
  return page({
    language, banner: m.banner, title: m.title,
    body: html`${declined ? html`<p class="error">${m.declined}</p>` : null}
<dl><dt>${m.amount}</dt><dd>${formatDong(session.amount)}</dd><dt>${m.order}</dt><dd>${session.name}</dd></dl>
<form method="post" action="${session.id}"><fieldset><legend>${m.choose}</legend>${OUTCOMES.map((outcome) => html`
<button name="outcome" value="${outcome}"${outcome === 'success' ? html` class="main"` : null}>${m.outcomes[outcome]}</button>`)}</fieldset>
<label class="choice"><input type="checkbox" name="silent" value="1">${m.silent}</label></form>`,
  });
}

export function closedPage(language: Language): string {
  const m = WORDS[language];
  return page({ language, banner: m.banner, title: m.title, body: html`<p>${m.closed}</p>` });
}

export function logPage(language: Language, sessions: readonly Session[]): string {
  const m = WORDS[language];
  const rows = sessions.slice(-50).reverse().map((session) => html`<div class="record"><strong>${session.clientReferenceId}</strong> · ${formatDong(session.amount)} · <code>${session.status}</code>${refundedAmount(session) ? html` · ${m.refunded} ${formatDong(refundedAmount(session))}` : null}</div>`);
  return page({ language, banner: m.banner, title: m.log, body: rows.length ? html`${rows}` : html`<p>${m.none}</p>` });
}
