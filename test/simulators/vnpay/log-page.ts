import { formatDong, html, page, type Html, type Language } from '../page.js';
import { plainVietnamTime } from '../vietnam-time.js';
import type { IpnRecord } from './ipn.js';
import { MESSAGES } from './messages.js';
import { refundedAmount, type Transaction } from './transaction.js';

const SHOWN = 50;

/** Latest payments and notices, each payment with a button that sends its notice again. */
export function logPage(
  language: Language,
  transactions: readonly Transaction[],
  records: readonly IpnRecord[],
): string {
  const m = MESSAGES[language];
  const latest = transactions.slice(-SHOWN).reverse().map((transaction) => transactionRecord(language, transaction));
  const notices = records.slice(-SHOWN).reverse().map((record) => noticeRecord(language, record));
  const nothing = html`<p>${m.none}</p>`;
  return page({
    language,
    banner: m.banner,
    title: m.logTitle,
    body: html`<p>${m.logIntro} <a href="log">JSON</a></p>
<h2>${m.payments}</h2>${latest.length ? latest : nothing}
<h2>${m.notices}</h2>${notices.length ? notices : nothing}`,
  });
}

function transactionRecord(language: Language, transaction: Transaction): Html {
  const m = MESSAGES[language];
  const { result } = transaction;
  const refunded = refundedAmount(transaction);
  return html`<div class="record"><strong>${transaction.txnRef}</strong> · ${formatDong(transaction.amount / 100)} ·
${result ? html`<code>${result.responseCode}/${result.status}</code>` : m.pending}
${refunded ? html` · ${m.refunded} ${formatDong(refunded / 100)}` : null}
${result ? html`<form method="post" action="resend"><input type="hidden" name="token" value="${transaction.token}">
<input type="hidden" name="lang" value="${language}"><button>${m.resend}</button></form>` : null}</div>`;
}

function noticeRecord(language: Language, record: IpnRecord): Html {
  const m = MESSAGES[language];
  const answer = record.httpStatus === null
    ? html`${m.noAnswer} (${record.message})`
    : html`HTTP ${record.httpStatus} · <code>${record.rspCode ?? '–'}</code> ${record.message}`;
  return html`<div class="record">${plainVietnamTime(new Date(record.sentAt))} · <strong>${record.txnRef}</strong>
${record.corruption === 'none' ? null : html` · ${m.corruptions[record.corruption]}`}<br>${m.answer}: ${answer}</div>`;
}
