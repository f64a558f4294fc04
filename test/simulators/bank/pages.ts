import { formatDong, html, page, type Html, type Language } from '../page.js';
import { plainVietnamTime } from '../vietnam-time.js';
import type { Bank } from './bank.js';
import { MESSAGES } from './messages.js';
import { transferForm, type TransferDraft } from './transfer-form.js';
import { bankName, type Transfer } from './transfer.js';
import type { WebhookRecord } from './webhook-sender.js';

const SHOWN = 30;

function shell(language: Language, title: string, body: Html): string {
  return page({ language, banner: MESSAGES[language].banner, title, body });
}

export function homePage(language: Language, bank: Bank): string {
  const m = MESSAGES[language];
  const lines = bank.transfers().slice(-SHOWN).reverse();
  return shell(language, m.homeTitle, html`
<dl><dt>${m.account}</dt><dd>${bank.account.accountName}<br>${bank.account.accountNumber} · ${bankName(bank.account.bin)}</dd>
<dt>${m.balance}</dt><dd>${formatDong(bank.balance)}</dd></dl>
<form action="scan"><fieldset><legend>${m.scan}</legend><input type="hidden" name="lang" value="${language}">
<label>${m.payload}<textarea name="payload" rows="4" required spellcheck="false"></textarea></label>
<button class="main">${m.read}</button></fieldset></form>
<p><a href="transfer?lang=${language}">${m.byHand}</a></p>
<h2>${m.statement}</h2>${lines.length ? lines.map((line) => statementLine(language, line)) : html`<p>${m.none}</p>`}`);
}

function statementLine(language: Language, transfer: Transfer): Html {
  const m = MESSAGES[language];
  return html`<div class="record">${transfer.transactionDate} ·
<strong>${transfer.transferType === 'in' ? '+' : '−'}${formatDong(transfer.amount)}</strong><br>${transfer.content}<br>
<a href="transfers/${transfer.eventId}?lang=${language}">${m.event} ${transfer.eventId}</a> · ${m.noticeStates[transfer.notice]}</div>`;
}

export function transferPage(language: Language, draft: TransferDraft): string {
  return shell(language, MESSAGES[language].transferTitle, transferForm(language, draft));
}

export function receiptPage(language: Language, transfer: Transfer, records: readonly WebhookRecord[]): string {
  const m = MESSAGES[language];
  return shell(language, m.doneTitle, html`<p>${m.done}</p>
<dl><dt>${m.amount}</dt><dd>${transfer.transferType === 'in' ? '+' : '−'}${formatDong(transfer.amount)}</dd>
<dt>${m.content}</dt><dd>${transfer.content}</dd>
<dt>${m.time}</dt><dd>${transfer.transactionDate}</dd>
<dt>${m.reference}</dt><dd>${transfer.referenceCode}</dd>
<dt>${m.event}</dt><dd>${transfer.eventId}</dd></dl>
<h2>${m.notices}: ${m.noticeStates[transfer.notice]}</h2>${records.map((record) => noticeRecord(language, record))}
<form method="post" action="${transfer.eventId}/notices"><input type="hidden" name="lang" value="${language}">
<button>${m.resend}</button></form>
<p><a href="../?lang=${language}">${m.home}</a></p>`);
}

function noticeRecord(language: Language, record: WebhookRecord): Html {
  const status = record.status === null ? MESSAGES[language].noAnswer : `HTTP ${record.status}`;
  return html`<div class="record">${plainVietnamTime(new Date(record.sentAt))} · ${status}<br><code>${record.body}</code></div>`;
}

export function errorPage(language: Language, reason: string, detail = '', home = './'): string {
  const m = MESSAGES[language];
  return shell(language, m.errorTitle, html`<div class="error"><p>${reason}</p>${detail ? html`<p><code>${detail}</code></p>` : null}</div>
<p><a href="${home}?lang=${language}">${m.home}</a></p>`);
}
