import { randomUUID } from 'node:crypto';
import { dong, newId } from '@cho-phien/kernel';
import { LedgerFacade, sellerAvailable } from '@cho-phien/ledger';
import { UnitOfWork } from '@cho-phien/platform';
import { ApprovePayouts } from '../../libs/settlement/src/usecases/approve-payouts.js';
import { EntryRepository } from '../../libs/settlement/src/storage/entry.repository.js';
import { ClearSuspense } from '../../libs/settlement/src/usecases/clear-suspense.js';
import { FilePayouts } from '../../libs/settlement/src/usecases/file-payouts.js';
import { PreparePayouts } from '../../libs/settlement/src/usecases/prepare-payouts.js';
import { SellersFacade } from '@cho-phien/sellers';
import { LifecycleRepository } from '../../libs/sellers/src/storage/lifecycle.repository.js';
import { giveBankAccount } from './bank-account.js';
import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';

/** Money of the first seller that can be paid out, whatever he owed before: an old payout of his that came back. */
async function owed({ market: { app }, sellerId }: Stage): Promise<void> {
  const [ledger, entries, unitOfWork] = [app.get(LedgerFacade, { strict: false }), app.get(EntryRepository, { strict: false }), app.get(UnitOfWork)];
  await giveBankAccount(app, sellerId);
  const debt = Math.max(0, -(await ledger.balanceOf(sellerAvailable(sellerId))));
  await unitOfWork.run(async (tx) => {
    const [payoutId, amount, occurredAt] = [newId(), dong(debt + 100_000), new Date()];
    const reference = `payout_back:${payoutId}`;
    await ledger.post(tx, { kind: 'payout_back', reference, occurredAt, eventId: null, postings: [{ source: 'payout:returns', destination: sellerAvailable(sellerId), amount }] });
    await entries.addPayout(tx, { kind: 'payout_return', reference, sellerId, payoutId, amount, occurredAt });
  });
}

/** A batch that has come as far as asked; the step that follows is a person's. */
async function batch(stage: Stage, approvals = 0, filed = false): Promise<{ id: string; payoutId: string }> {
  const { app } = stage.market;
  await owed(stage);
  const id = await app.get(UnitOfWork).run((tx) => app.get(PreparePayouts, { strict: false }).run(tx, 'system'));
  for (let index = 0; index < approvals; index++) await app.get(ApprovePayouts, { strict: false }).run(`operator:${newId()}`, id);
  if (filed) await app.get(FilePayouts, { strict: false }).run('operator:test', id);
  const { payouts } = await stage.people.operator.get<{ payouts: { id: string; sellerId: string }[] }>(`/api/operator/payouts/${id}`);
  return { id, payoutId: payouts.find(({ sellerId }) => sellerId === stage.sellerId)!.id };
}

const of = (approvals: number, filed = false, body: object | undefined = undefined, line = false) => async (stage: Stage): Promise<Asked> => {
  const { id, payoutId } = await batch(stage, approvals, filed);
  return { as: 'operator', params: line ? { id, payoutId } : { id }, ...(body && { body }) };
};

/** Money that somebody set aside. */
const setAside = ({ market: { app } }: Stage): Promise<boolean> => app.get(UnitOfWork).run((tx) => app.get(LedgerFacade, { strict: false }).post(tx, {
  kind: 'placement', reference: `placement:${newId()}`, occurredAt: new Date(), eventId: null, postings: [{ source: 'suspense:unmatched', destination: 'platform:set_aside', amount: dong(1_000) }],
}));

/** A clearing that somebody else proposed. */
async function toBeCleared(stage: Stage): Promise<Asked> {
  await setAside(stage);
  const { app } = stage.market;
  const id = await app.get(UnitOfWork).run((tx) => app.get(ClearSuspense, { strict: false }).propose(tx, `operator:${newId()}`, { what: 'kept', amount: 1_000, reason: 'Lãi tiền gửi' }));
  return { as: 'operator', params: { id } };
}

/** A seller whose shop is suspended, so that its money waits. */
async function suspended({ market: { app } }: Stage): Promise<Asked> {
  const [sellers, unitOfWork, lifecycle] = [app.get(SellersFacade, { strict: false }), app.get(UnitOfWork), app.get(LifecycleRepository, { strict: false })];
  const sellerId = await unitOfWork.run(async (tx) => {
    const id = await sellers.openSeller(tx, { slug: `gian-${newId()}`, name: 'Gian Tạm Dừng', kind: 'htx', communeCode: '06838' });
    await lifecycle.append(tx, id, { action: 'suspend', from: 'approved', to: 'suspended', actor: 'operator:test', reason: 'Đang xem xét', at: new Date() });
    return id;
  });
  return { as: 'operator', params: { sellerId }, body: { reason: 'Tiền hàng đã giao đủ' } };
}

/** Right requests to the routes of payouts. */
export const payoutExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/seller/{sellerId}/payouts': ({ sellerId }) => ({ as: 'seller', params: { sellerId }, query: { limit: '10' } }),
  'GET /api/seller/{sellerId}/payouts/{payoutId}': async (stage) => ({ as: 'seller', params: { sellerId: stage.sellerId, payoutId: (await batch(stage)).payoutId } }),
  'GET /api/seller/{sellerId}/statements/export.csv': ({ sellerId }) => ({ as: 'seller', params: { sellerId }, query: { month: '2026-11' } }),
  'GET /api/operator/payouts': () => ({ as: 'operator', query: { state: 'prepared', limit: '10' } }),
  'POST /api/operator/payouts': async (stage) => {
    await owed(stage);
    return { as: 'operator', headers: { 'idempotency-key': randomUUID() } };
  },
  'GET /api/operator/clearings': () => ({ as: 'operator' }),
  'POST /api/operator/clearings': async (stage) => { await setAside(stage); return { as: 'operator', headers: { 'idempotency-key': randomUUID() }, body: { what: 'kept', amount: 1_000, reason: 'Lãi tiền gửi' } }; },
  'POST /api/operator/clearings/{id}/confirmations': toBeCleared,
  'POST /api/operator/clearings/{id}/withdrawals': toBeCleared,
  'GET /api/operator/payout-holds': () => ({ as: 'operator' }),
  'POST /api/operator/payout-holds/{sellerId}/releases': suspended,
  'GET /api/operator/payouts/{id}': of(0),
  'POST /api/operator/payouts/{id}/approvals': of(1),
  'POST /api/operator/payouts/{id}/filings': of(2),
  'POST /api/operator/payouts/{id}/cancellations': of(0, false, { reason: 'Lập nhầm ngày' }),
  'GET /api/operator/payouts/{id}/bank-file.csv': of(2, true),
  'GET /api/operator/payouts/{id}/bank-file.xlsx': of(2, true),
  'POST /api/operator/payouts/{id}/confirmations': of(2, true, { reference: `FT${randomUUID()}` }),
  'POST /api/operator/payouts/{id}/lines/{payoutId}/confirmations': of(2, true, { reference: `FT${randomUUID()}` }, true),
  'POST /api/operator/payouts/{id}/lines/{payoutId}/returns': of(2, true, { reason: 'Sai tên người nhận' }, true),
};
