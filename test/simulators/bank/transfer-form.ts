import { html, type Html, type Language } from '../page.js';
import { MANGLES } from './memo.js';
import { MESSAGES } from './messages.js';

/** What the form starts with; the payer may change every field. */
export interface TransferDraft {
  readonly bin: string;
  readonly accountNumber: string;
  readonly amount: number | null;
  readonly memo: string;
}

export function transferForm(language: Language, draft: TransferDraft): Html {
  const m = MESSAGES[language];
  return html`<form method="post" action="transfers"><input type="hidden" name="lang" value="${language}">
<label>${m.bank}<input name="bin" value="${draft.bin}" inputmode="numeric" required></label>
<label>${m.accountNumber}<input name="accountNumber" value="${draft.accountNumber}" required></label>
<label>${m.amount}<input name="amount" value="${draft.amount}" inputmode="numeric" autocomplete="off" required></label>
<label>${m.memo}<input name="memo" value="${draft.memo}" maxlength="210" autocomplete="off"></label>
<button class="main">${m.send}</button>${switchFields(language)}</form>`;
}

function switchFields(language: Language): Html {
  const m = MESSAGES[language];
  return html`<details><summary>${m.switches}</summary>
<label>${m.notice}<select name="notice"><option value="send" selected>${m.noticeChoices.send}</option>
<option value="never">${m.noticeChoices.never}</option></select></label>
<label>${m.delay}<input name="delaySeconds" type="number" min="0" max="60" value="0"></label>
<label>${m.times}<input name="times" type="number" min="1" max="20" value="1"></label>
<fieldset><legend>${m.mangle}</legend>${MANGLES.map((step) => checkbox(`mangle_${step}`, m.mangles[step]))}</fieldset>
${checkbox('badSignature', m.badSignature)}${checkbox('oldTimestamp', m.oldTimestamp)}${checkbox('outgoing', m.outgoing)}</details>`;
}

function checkbox(name: string, label: string): Html {
  return html`<label class="choice"><input type="checkbox" name="${name}" value="1">${label}</label>`;
}
