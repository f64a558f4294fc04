import { createHash, randomUUID } from 'node:crypto';
import { dong, newId, newOrderCode } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import { demoSettings, SellerScope, UnitOfWork } from '@cho-phien/platform';
import { DirectRefundRepository } from '../../libs/payments/src/storage/direct-refund.repository.js';
import { CallOffHeldPayment } from '../../libs/payments/src/usecases/call-off-held-payment.js';
import { ConfirmDirectPayment } from '../../libs/payments/src/usecases/confirm-direct-payment.js';
import { RefundBySeller } from '../../libs/payments/src/usecases/refund-by-seller.js';
import { RefundOrder } from '../../libs/payments/src/usecases/refund-order.js';
import { TakeRemittance } from '../../libs/payments/src/usecases/take-remittance.js';
import { GiveRefundAccount } from '../../libs/payments/src/usecases/give-refund-account.js';
import { WithdrawRemittance } from '../../libs/payments/src/usecases/withdraw-remittance.js';
import { ReturnBankLine } from '../../libs/payments/src/usecases/return-bank-line.js';
import { RefundByHand } from '../../libs/payments/src/usecases/refund-by-hand.js';
import { CarryOutRefunds } from '../../libs/payments/src/usecases/carry-out-refunds.js';
import { cassoBody, cassoHeaders, payosBody } from '../simulators/bank/other-feeds.js';
import { signatureHeader } from '../simulators/stripe/webhook-sender.js';
import { nextEventId, sendNotice } from './bank-notice.js';
import { startPayment, visitGateway } from './paying.js';
import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';
import { eventually } from './test-app.js';

const GENUINE = { badSignature: false, oldTimestamp: false };
const ACCOUNT = { bin: demoSettings.BANK_BIN, accountNumber: demoSettings.BANK_ACCOUNT_NUMBER, accountName: demoSettings.BANK_ACCOUNT_NAME };

const transfer = (): Parameters<typeof cassoBody>[1] => {
  const eventId = nextEventId();
  return { eventId, referenceCode: `FT${eventId}`, transactionDate: '2026-11-22 08:00:00', transferType: 'in', amount: 12_000, content: 'khong co ma don', accumulated: 0, notice: 'none' };
};

interface Task { id: string; groupCode: string; way: string | null }

/** Money of a purchase that was paid too much of: it goes back by hand. */
async function overpaid(stage: Stage): Promise<string> {
  const group = await stage.purchase();
  await sendNotice(stage.guest, { eventId: nextEventId(), amount: group.total + 5_000, memo: group.code });
  await stage.market.app.get(CarryOutRefunds, { strict: false }).run();
  const find = async (): Promise<Task | undefined> => (await stage.people.operator.get<{ items: Task[] }>('/api/operator/refund-tasks?limit=100')).items.find(({ groupCode }) => groupCode === group.code);
  return (await eventually(find, (task) => task?.way === 'transfer'))!.id;
}

const ACCOUNT_OF_BUYER = { bin: '970436', accountNumber: '001100445566', holder: 'NGUOI MUA THU' };

/** A refund by hand whose buyer has said where to. */
async function withAccount(stage: Stage): Promise<Asked> {
  const id = await overpaid(stage);
  const { groupCode } = await stage.people.operator.get<Task>(`/api/operator/refund-tasks/${id}`);
  await stage.market.app.get(GiveRefundAccount, { strict: false }).run(groupCode, ACCOUNT_OF_BUYER);
  return { as: 'operator', params: { id } };
}

/** A purchase of which money goes back by transfer, as its buyer asks about it. */
async function owedByTransfer(stage: Stage): Promise<Asked> {
  const group = await stage.purchase();
  await sendNotice(stage.guest, { eventId: nextEventId(), amount: group.total + 5_000, memo: group.code });
  await stage.market.app.get(CarryOutRefunds, { strict: false }).run();
  return { params: { code: group.code }, token: group.accessToken };
}

/** A transfer that somebody else entered. */
async function proposed(stage: Stage): Promise<Asked> {
  const id = await overpaid(stage);
  await stage.market.app.get(RefundByHand, { strict: false }).propose(newId(), id, { reference: `FT${randomUUID()}`, note: 'Trả lại phần thừa' });
  const { items } = await stage.people.operator.get<{ items: { id: string; transfer: { id: string } }[] }>('/api/operator/refund-tasks?state=proposed&limit=100');
  return { as: 'operator', params: { id, transferId: items.find((task) => task.id === id)!.transfer.id } };
}

async function suspected(stage: Stage): Promise<Asked> {
  const group = await stage.purchase();
  const attempt = await startPayment(stage.guest, group, 'vnpay');
  await visitGateway(stage.market, attempt, { outcome: 'suspected_fraud' });
  return { as: 'operator', params: { id: attempt.id } };
}

async function beingCalledOff(stage: Stage): Promise<Asked> {
  const asked = await suspected(stage);
  await stage.market.app.get(CallOffHeldPayment, { strict: false }).propose(newId(), String(asked.params!['id']), 'VNPay vẫn nghi ngờ');
  return asked;
}

/** Money without a code, at the desk. */
async function unplaced(stage: Stage): Promise<{ as: 'operator'; params: { id: string } }> {
  const memo = `khong ro ${randomUUID()}`;
  await sendNotice(stage.guest, { eventId: nextEventId(), amount: 43_000, memo });
  const { items } = await stage.people.operator.get<{ items: { id: string; memo: string }[] }>('/api/operator/bank-entries?state=unmatched&limit=20');
  return { as: 'operator', params: { id: items.find((entry) => entry.memo === memo)!.id } };
}

const sentBack = () => ({ reference: `FT${randomUUID()}`, note: 'Trả lại người gửi' });

const statement = (): string => `Mã vận đơn,Tiền thu hộ,Phí\nVTP${randomUUID()},45000,2000\n`;

/** A carrier's statement that is taken: 43,000 đ come to the bank. */
async function taken(stage: Stage): Promise<string> {
  return (await stage.market.app.get(TakeRemittance, { strict: false }).run(newId(), { party: 'viettel_post', name: 'bang-ke.csv', bytes: Buffer.from(statement()), dryRun: false })).id!;
}

/** A statement that somebody else wants withdrawn. */
async function beingWithdrawn(stage: Stage): Promise<Asked> {
  const id = await taken(stage);
  await stage.market.app.get(WithdrawRemittance, { strict: false }).propose(newId(), id, 'Nhầm hãng');
  return { as: 'operator', params: { id } };
}

/** An order of the first seller's that its buyer pays to the seller himself. */
async function directlyPaid(stage: Stage): Promise<Asked> {
  const code = newOrderCode();
  const payTo = { bin: demoSettings.BANK_BIN, accountNumber: '0011004455667', accountName: 'GIAN THU' };
  const split = { orderCode: `${code}-1`, sellerId: stage.sellerId, items: dong(40_000), delivery: dong(0), payTo };
  await stage.market.app.get(UnitOfWork).run((tx) => stage.market.app.get(PaymentsFacade, { strict: false }).openPayable(tx, { groupCode: code, total: dong(40_000), splits: [split], codAllowed: false, expiresAt: null, tokenHash: randomUUID() }));
  return { as: 'seller', params: { sellerId: stage.sellerId, code: split.orderCode } };
}

/** Money that its buyer paid to the first seller himself and that has to go back; `said`: the seller says that he has sent it. */
async function directlyOwed(stage: Stage, said: boolean): Promise<{ code: string; token: string; id: string }> {
  const { app } = stage.market;
  const [code, token] = [newOrderCode(), randomUUID()];
  const payTo = { bin: demoSettings.BANK_BIN, accountNumber: '0011004455667', accountName: 'GIAN THU' };
  const split = { orderCode: `${code}-1`, sellerId: stage.sellerId, items: dong(40_000), delivery: dong(0), payTo };
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const unitOfWork = app.get(UnitOfWork);
  await unitOfWork.run((tx) => app.get(PaymentsFacade, { strict: false }).openPayable(tx, { groupCode: code, total: dong(40_000), splits: [split], codAllowed: false, expiresAt: null, tokenHash }));
  const scope = SellerScope.afterMembershipCheck(stage.sellerId, 'owner', 'owner');
  await app.get(ConfirmDirectPayment, { strict: false }).run(scope, split.orderCode);
  await unitOfWork.run((tx) => app.get(RefundOrder, { strict: false }).run(tx, { groupCode: code, ...split, items: 10_000, reason: 'given_back', cause: `test:${code}` }));
  const [owed] = await app.get(DirectRefundRepository, { strict: false }).ofGroup(code);
  if (said) await app.get(RefundBySeller, { strict: false }).sent(scope, 'owner', owed!.id, { reference: `FT${randomUUID()}`, note: 'Trả lại' });
  return { code, token, id: owed!.id };
}

const ofDirectRefund = (said: boolean, body?: object) => async (stage: Stage): Promise<Asked> => {
  const { code, token, id } = await directlyOwed(stage, said);
  return { params: { code, id }, token, ...(body && { body }) };
};

/** A transfer back to a sender that somebody else entered. */
async function goingBack(stage: Stage): Promise<Asked> {
  const { params: { id } } = await unplaced(stage);
  await stage.market.app.get(ReturnBankLine, { strict: false }).propose(newId(), id, sentBack());
  const entry = await stage.people.operator.get<{ return: { id: string } }>(`/api/operator/bank-entries/${id}`);
  return { as: 'operator', params: { id, returnId: entry.return.id } };
}

/** Requests of the payments' routes that are answered with 2xx. */
export const paymentExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'POST /api/hooks/bank/casso': () => ({ body: JSON.parse(cassoBody(ACCOUNT, transfer())) as object, sign: (raw) => signedAsCasso(raw) }),
  'POST /api/hooks/bank/payos': () => ({ body: JSON.parse(payosBody(ACCOUNT, transfer(), demoSettings.PAYOS_CHECKSUM_KEY, GENUINE)) as object }),
  'POST /api/hooks/stripe': () => ({
    body: { id: `evt_${randomUUID()}`, object: 'event', type: 'customer.created', data: { object: {} } },
    sign: (raw) => ({ 'content-type': 'application/json', 'stripe-signature': signatureHeader(demoSettings.STRIPE_WEBHOOK_SECRET, raw, Math.floor(Date.now() / 1_000)) }),
  }),
  'GET /api/operator/bank-entries/{id}': unplaced,
  'POST /api/operator/bank-entries/{id}/assignments': async (stage) => ({ ...(await unplaced(stage)), body: { groupCode: (await stage.purchase()).code, reason: 'Người mua gửi ảnh chuyển khoản' } }),
  'POST /api/operator/bank-entries/{id}/dismissals': async (stage) => ({ ...(await unplaced(stage)), body: { reason: 'Lãi tiền gửi' } }),
  'POST /api/operator/bank-entries/{id}/returns': async (stage) => ({ ...(await unplaced(stage)), body: sentBack() }),
  'POST /api/operator/bank-entries/{id}/returns/{returnId}/confirmations': goingBack,
  'POST /api/operator/bank-entries/{id}/returns/{returnId}/withdrawals': goingBack,
  'GET /api/seller/{sellerId}/direct-payments': (stage) => ({ as: 'seller', params: { sellerId: stage.sellerId }, query: { waiting: 'true' } }),
  'POST /api/seller/{sellerId}/direct-payments/{code}/confirmations': directlyPaid,
  'GET /api/seller/{sellerId}/direct-refunds': (stage) => ({ as: 'seller', params: { sellerId: stage.sellerId }, query: { waiting: 'true' } }),
  'POST /api/seller/{sellerId}/direct-refunds/{id}/transfers': async (stage) => ({ as: 'seller', params: { sellerId: stage.sellerId, id: (await directlyOwed(stage, false)).id }, body: { reference: `FT${randomUUID()}`, note: 'Trả lại' } }),
  'GET /api/shop/order-groups/{code}/direct-refunds': async (stage) => {
    const { code, token } = await directlyOwed(stage, false);
    return { params: { code }, token };
  },
  'POST /api/shop/order-groups/{code}/direct-refunds/{id}/confirmations': ofDirectRefund(true),
  'POST /api/shop/order-groups/{code}/direct-refunds/{id}/complaints': ofDirectRefund(true, { note: 'Chưa thấy tiền' }),
  'GET /api/operator/ledger': () => ({ as: 'operator', query: { day: '2026-11-22' } }),
  'GET /api/operator/ledger/accounts.csv': () => ({ as: 'operator' }),
  'GET /api/operator/ledger/accounts': () => ({ as: 'operator', query: { kind: 'bank:collection' } }),
  'GET /api/operator/ledger/entries': () => ({ as: 'operator', query: { account: 'bank:collection' } }),
  'GET /api/operator/ledger/entries.csv': () => ({ as: 'operator', query: { account: 'bank:collection' } }),
  'GET /api/operator/remittances': () => ({ as: 'operator' }),
  'GET /api/operator/remittances/owed': () => ({ as: 'operator', query: { party: 'viettel_post', unstated: 'true' } }),
  'GET /api/operator/remittances/{id}': async (stage) => ({ as: 'operator', params: { id: await taken(stage) } }),
  'POST /api/operator/remittances': () => ({ as: 'operator', query: { party: 'viettel_post', dryRun: 'true', name: 'bang-ke.csv' }, headers: { 'content-type': 'text/csv' }, raw: statement() }),
  'POST /api/operator/remittances/{id}/payments': async (stage) => ({ as: 'operator', params: { id: await taken(stage) }, body: { bankEntryId: (await unplaced(stage)).params.id } }),
  'POST /api/operator/remittances/{id}/withdrawals': async (stage) => ({ as: 'operator', params: { id: await taken(stage) }, body: { reason: 'Nhầm hãng' } }),
  'POST /api/operator/remittances/{id}/withdrawals/confirmations': beingWithdrawn,
  'POST /api/operator/remittances/{id}/withdrawals/refusals': beingWithdrawn,
  'GET /api/operator/held-payments': () => ({ as: 'operator' }),
  'POST /api/operator/held-payments/{id}/inquiries': suspected,
  'POST /api/operator/held-payments/{id}/call-offs': async (stage) => ({ ...(await suspected(stage)), body: { reason: 'VNPay vẫn nghi ngờ' } }),
  'POST /api/operator/held-payments/{id}/call-offs/confirmations': beingCalledOff,
  'POST /api/operator/held-payments/{id}/call-offs/withdrawals': beingCalledOff,
  'GET /api/operator/refund-tasks': () => ({ as: 'operator' }),
  'GET /api/operator/refund-tasks/{id}': async (stage) => ({ as: 'operator', params: { id: await overpaid(stage) } }),
  'POST /api/operator/refund-tasks/{id}/account-looks': withAccount,
  'GET /api/shop/order-groups/{code}/refund-account': owedByTransfer,
  'PUT /api/shop/order-groups/{code}/refund-account': async (stage) => ({ ...(await owedByTransfer(stage)), body: ACCOUNT_OF_BUYER }),
  'POST /api/operator/refund-tasks/{id}/transfers': async (stage) => ({ as: 'operator', params: { id: await overpaid(stage) }, body: { reference: `FT${randomUUID()}`, note: 'Trả lại phần thừa' } }),
  'POST /api/operator/refund-tasks/{id}/transfers/{transferId}/confirmations': proposed,
  'POST /api/operator/refund-tasks/{id}/transfers/{transferId}/withdrawals': proposed,
};

/** What is no JSON cannot be signed as Casso does; its signature is then any. */
function signedAsCasso(raw: string): Record<string, string> {
  try { return cassoHeaders(demoSettings.CASSO_WEBHOOK_SECRET, raw, new Date(), GENUINE); } catch { return { 'content-type': 'application/json', 'x-casso-signature': 't=1,v1=00' }; }
}
