import type { RequestEvent } from '@sveltejs/kit';
import { json, sendBytes } from './api';
import type * as M from './money-types';
import { sheetBytes } from './sheet-bytes';
import type { Page } from './types';

const id = encodeURIComponent;
const AT_ONCE = 50;

/** The operator's money: what came, what goes back, what is held, and where each đồng went. */
export function moneyApi(event: RequestEvent) {
  const at = (path: string) => `/api/operator/${path}`;
  const list = <Row>(path: string, query: Record<string, string | null | undefined>) => json<Page<Row>>(event, at(path), { query: { limit: AT_ONCE, ...query } });
  const act = <Answer>(path: string, body: object = {}) => json<Answer>(event, at(path), { body });
  return {
    reconciliation: (day?: string) => json<M.Reconciliation>(event, at('reconciliation'), { query: { day } }),
    lines: (query: { state?: string; day?: string; after?: string | null }) => list<M.BankLine>('bank-entries', query),
    line: (lineId: string) => json<M.BankLineDetail>(event, at(`bank-entries/${id(lineId)}`)),
    assign: (lineId: string, body: { groupCode: string; reason: string }) => act<M.BankLineDetail>(`bank-entries/${id(lineId)}/assignments`, body),
    dismiss: (lineId: string, body: { reason: string }) => act<M.BankLineDetail>(`bank-entries/${id(lineId)}/dismissals`, body),
    sendBack: (lineId: string, body: { reference: string; note: string }) => act<M.BankLineDetail>(`bank-entries/${id(lineId)}/returns`, body),
    settleReturn: (lineId: string, returnId: string, what: 'confirmations' | 'withdrawals') => act<M.BankLineDetail>(`bank-entries/${id(lineId)}/returns/${id(returnId)}/${what}`),

    refunds: (query: { state?: string; after?: string | null }) => list<M.RefundTask>('refund-tasks', query),
    refund: (taskId: string) => json<M.RefundTask>(event, at(`refund-tasks/${id(taskId)}`)),
    refundAccount: (taskId: string) => act<{ bin: string; accountNumber: string; holder: string }>(`refund-tasks/${id(taskId)}/account-looks`),
    transferBack: (taskId: string, body: { reference: string; note: string; sentBy?: string }) => act<M.RefundTask>(`refund-tasks/${id(taskId)}/transfers`, body),
    settleTransfer: (taskId: string, transferId: string, what: 'confirmations' | 'withdrawals') =>
      act<M.RefundTask>(`refund-tasks/${id(taskId)}/transfers/${id(transferId)}/${what}`),

    held: (query: { after?: string | null }) => list<M.HeldPayment>('held-payments', query),
    inquire: (paymentId: string) => act<M.HeldPayment>(`held-payments/${id(paymentId)}/inquiries`),

    callOff: (paymentId: string, step: '' | '/confirmations' | '/withdrawals', body: { reason?: string } = {}) => act<M.HeldPayment>(`held-payments/${id(paymentId)}/call-offs${step}`, body),

    clearings: (after: string | null) => json<M.Clearings>(event, at('clearings'), { query: { limit: AT_ONCE, after } }),
    clear: (body: { what: string; amount: number; reason: string; payoutCode?: string }, key: string) => json<M.Clearing>(event, at('clearings'), { body, key }),
    decideClearing: (clearingId: string, deed: 'confirmations' | 'withdrawals') => act<M.Clearing>(`clearings/${id(clearingId)}/${deed}`),
    trialBalance: (day?: string) => json<M.TrialBalance>(event, at('ledger'), { query: { day } }),
    accounts: (query: { kind: string; day?: string; after: string | null }) => list<M.AccountBalance>('ledger/accounts', query),
    accountEntries: (query: { account: string; after: string | null }) => json<M.AccountEntries>(event, at('ledger/entries'), { query: { limit: AT_ONCE, ...query } }),
    remittances: (after: string | null) => json<Page<M.Remittance> & { parties: M.Party[] }>(event, at('remittances'), { query: { limit: AT_ONCE, after } }),
    owed: (query: { party: string; unstated: string; after: string | null }) => list<M.OwedPayment>('remittances/owed', query),
    remittance: (remittanceId: string) => json<M.RemittanceDetail>(event, at(`remittances/${id(remittanceId)}`)),
    withdrawRemittance: (remittanceId: string, step: '' | '/confirmations' | '/refusals', body: { reason?: string } = {}) => act<M.RemittanceDetail>(`remittances/${id(remittanceId)}/withdrawals${step}`, body),
    payRemittance: (remittanceId: string, bankEntryId: string | null) => act<M.RemittanceDetail>(`remittances/${id(remittanceId)}/payments`, { bankEntryId }),
    takeStatement: async (file: File, party: string, dryRun: boolean): Promise<M.TakenStatement> => {
      const query = new URLSearchParams({ party, dryRun: String(dryRun), name: file.name.slice(0, 120) });
      const { type, bytes } = await sheetBytes(file);
      const answer = await sendBytes(event, `${at('remittances')}?${query}`, 'POST', { 'content-type': type }, bytes);
      return (await answer.json()) as M.TakenStatement;
    },

    trail: (code: string) => json<M.MoneyTrail>(event, at(`order-groups/${id(code)}/money`)),
  };
}
