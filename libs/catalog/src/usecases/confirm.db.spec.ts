import { dong, newId } from '@cho-phien/kernel';
import { openStall, shown } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { ConfirmListing } from './confirm-listing.js';
import { EditListing } from './edit-listing.js';

describe('a listing that an assistant wrote', () => {
  let stall: Stall;
  beforeAll(async () => {
    stall = await openStall();
    const { assistant: { sellerId, accountId, consentId } } = stall;
    await stall.db.query(`insert into sellers.consents (id, seller_id, assistant_id, scopes, until, how, state, asked_at, given_at) values ($1, $2, $3, '{listing}', '2027-06-01', 'code', 'live', '2026-11-01', '2026-11-01')`, [consentId, sellerId, accountId]);
  }, 120_000);
  afterAll(async () => stall?.close());

  const hashOf = async (id: string) => (await shown(stall, id)).revision.hash;
  const ask = (id: string, hash: string) => stall.get(ConfirmListing).ask(stall.assistant, id, hash, 'vi');
  const confirm = (id: string, hash: string, proof: Parameters<ConfirmListing['run']>[3] = {}, by = stall.assistant) => stall.get(ConfirmListing).run(by, id, hash, proof);
  const lastCode = async () => (await stall.db.query(`select payload from platform.outbox where type = 'sellers.code_asked' order by id desc limit 1`))[0].payload as { code: string; summary: string; phoneNumber: string };

  it('goes to review only after the seller agreed to exactly that version by a code', async () => {
    const id = await stall.draft(stall.assistant);
    await expect(stall.submit(id, stall.assistant)).rejects.toMatchObject({ kind: 'conflict', code: 'catalog.seller_must_confirm' });
    await expect(stall.submit(id, stall.seller)).rejects.toMatchObject({ code: 'catalog.seller_must_confirm' });
    const hash = await hashOf(id);
    expect((await ask(id, hash)).summary).toBe('Miến dong: 75.000\u00a0đ một gói 500 g, đang có 20 gói 500 g.');
    const { code, phoneNumber } = await lastCode();
    expect(phoneNumber).toBe('+84913000009');
    await expect(confirm(id, hash)).rejects.toMatchObject({ code: 'catalog.code_needed' });
    await expect(confirm(id, hash, { code: code === '111111' ? '222222' : '111111' })).rejects.toMatchObject({ code: 'identity.otp_wrong' });
    expect((await shown(stall, id)).revision.confirmedAt).toBeNull();
    await confirm(id, hash, { code });
    expect((await shown(stall, id)).revision).toMatchObject({ by: 'assistant', confirmedAt: expect.any(Date) });
    await stall.submit(id, stall.assistant);
    await stall.decide(id, 'approve');
    const [row] = await stall.db.query('select confirmed_how, confirmed_by, actor from catalog.product_revisions where product_id = $1', [id]);
    expect(row).toEqual({ confirmed_how: 'code', confirmed_by: `code:${stall.seller.sellerId}`, actor: stall.assistant.actor });
  });

  it('is not confirmed by the code of an older version, nor of other goods', async () => {
    const [id, other] = [await stall.draft(stall.assistant), await stall.draft(stall.assistant, { name: 'Khác' })];
    const old = await hashOf(id);
    await ask(id, old);
    const { code } = await lastCode();
    await stall.get(EditListing).run(stall.assistant, id, 1, { price: dong(1_000) });
    await expect(confirm(id, old, { code })).rejects.toMatchObject({ code: 'catalog.confirm_newest' });
    await expect(confirm(id, await hashOf(id), { code })).rejects.toMatchObject({ code: expect.stringMatching(/^identity\.otp_/) });
    await expect(confirm(other, await hashOf(other), { code })).rejects.toMatchObject({ code: expect.stringMatching(/^identity\.otp_/) });
    await expect(stall.submit(id, stall.assistant)).rejects.toMatchObject({ code: 'catalog.seller_must_confirm' });
    await expect(ask(id, old)).rejects.toMatchObject({ code: 'catalog.confirm_newest' });
  });

  it('is confirmed by the seller’s own session without a code, and must be again after the assistant’s next edit', async () => {
    const id = await stall.draft(stall.assistant);
    await confirm(id, await hashOf(id), {}, stall.seller);
    await stall.get(EditListing).run(stall.assistant, id, 1, { price: dong(74_000) });
    await expect(stall.submit(id, stall.assistant)).rejects.toMatchObject({ code: 'catalog.seller_must_confirm' });
    await confirm(id, await hashOf(id), {}, stall.seller);
    await stall.submit(id, stall.assistant);
  });

  it('needs no confirmation once the seller himself wrote the newest version', async () => {
    const id = await stall.draft(stall.assistant);
    await stall.get(EditListing).run(stall.seller, id, 1, { price: dong(74_000) });
    await stall.submit(id, stall.assistant);
  });

  it('cannot be public unconfirmed even past the program: the database refuses it', async () => {
    const id = await stall.draft(stall.assistant);
    for (const state of ['in_review', 'approved']) {
      await expect(stall.db.query(`update catalog.product_revisions set state = $2, decided_at = now() where product_id = $1`, [id, state])).rejects.toThrow('product_revisions_assisted_confirmed');
    }
    await expect(confirm(newId(), 'a'.repeat(64), {}, stall.seller)).rejects.toMatchObject({ code: 'catalog.product_not_found' });
  });
});
