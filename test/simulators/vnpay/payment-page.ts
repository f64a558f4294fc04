import { formatDong, html, page, type Html, type Language } from '../page.js';
import { MESSAGES } from './messages.js';
import { OUTCOMES, PAYMENT_WAYS } from './outcomes.js';
import type { Refusal } from './payment-request.js';
import type { Transaction } from './transaction.js';

/** Merchants say `vn` where the web says `vi`. */
export function pageLanguage(locale: string): Language {
  return locale === 'en' ? 'en' : 'vi';
}

function shell(language: Language, title: string, body: Html): string {
  return page({ language, banner: MESSAGES[language].banner, title, body });
}

function readableTime(compact: string): string {
  return compact.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$4:$5:$6 $3/$2/$1');
}

/** The page where the buyer chooses how to pay and how it ends. */
export function paymentPage(transaction: Transaction): string {
  const language = pageLanguage(transaction.locale);
  const m = MESSAGES[language];
  return shell(language, m.paymentTitle, html`
<dl><dt>${m.amount}</dt><dd>${formatDong(transaction.amount / 100)}</dd>
<dt>${m.orderInfo}</dt><dd>${transaction.orderInfo}</dd>
<dt>${m.reference}</dt><dd>${transaction.txnRef}</dd>
<dt>${m.expires}</dt><dd>${readableTime(transaction.expireDate)}</dd></dl>
<form method="post" action="pay"><input type="hidden" name="token" value="${transaction.token}">
${wayChoice(language, transaction.bankCode)}
<fieldset><legend>${m.outcome}</legend>${OUTCOMES.map((outcome) => html`
<button name="outcome" value="${outcome.name}"${outcome.name === 'success' ? html` class="main"` : null}>${m.outcomes[outcome.name]}</button>`)}
</fieldset>${switchFields(language)}</form>`);
}

function wayChoice(language: Language, asked: string): Html {
  const m = MESSAGES[language];
  if (asked) return html`<p>${m.way}: <strong>${m.ways[asked]}</strong></p>`;
  return html`<fieldset><legend>${m.way}</legend>${Object.keys(PAYMENT_WAYS).map((way, index) => html`
<label class="choice"><input type="radio" name="way" value="${way}"${index === 0 ? html` checked` : null}>${m.ways[way]}</label>`)}
</fieldset>`;
}

function options(labels: Readonly<Record<string, string>>, chosen: string): Html[] {
  return Object.entries(labels).map(([value, label]) => html`
<option value="${value}"${value === chosen ? html` selected` : null}>${label}</option>`);
}

function switchFields(language: Language): Html {
  const m = MESSAGES[language];
  return html`<details><summary>${m.switches}</summary>
<label>${m.ipn}<select name="ipn">${options(m.ipnChoices, 'before')}</select></label>
<label>${m.delay}<input name="delaySeconds" type="number" min="0" max="60" value="0"></label>
<label>${m.times}<input name="times" type="number" min="1" max="20" value="1"></label>
<label>${m.corruption}<select name="corruption">${options(m.corruptions, 'none')}</select></label>
<label class="choice"><input type="checkbox" name="returnTo" value="1" checked>${m.returnTo}</label></details>`;
}

export function refusalPage(refusal: Refusal, language: Language): string {
  const m = MESSAGES[language];
  return shell(language, m.errorTitle, html`<div class="error"><p>${m.refusals[refusal.code]}</p>
<p>${m.errorCode}: <code>${refusal.code}</code>${refusal.parameter ? html` · ${m.parameter}: <code>${refusal.parameter}</code>` : null}</p></div>`);
}

/** Shown instead of the redirect when the buyer "closes the page". */
export function stayedPage(transaction: Transaction, returnUrl: string): string {
  const language = pageLanguage(transaction.locale);
  const m = MESSAGES[language];
  return shell(language, m.stayedTitle, html`<p>${m.stayed}</p><p><a href="${returnUrl}">${m.returnLink}</a></p>`);
}
