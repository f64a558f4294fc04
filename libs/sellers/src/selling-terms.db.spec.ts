import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { SellersFacade } from './sellers.facade.js';
import { SellerStage } from './testing/seller-stage.js';

interface Terms { version: number; body: string; textHash: string; effectiveFrom: string; acceptedAt: string | null }

describe('terms of selling', () => {
  let stage: SellerStage;
  let [owner, id] = ['', ''];
  beforeAll(async () => {
    stage = await SellerStage.open();
    owner = await stage.signIn();
    id = (await stage.call('post', '/api/seller-applications', owner).send({ id: randomUUID(), kind: 'household', name: 'Hộ Mẩy', ownerName: 'La Thị Mẩy', communeCode: '06838', addressLine: 'Thôn 1' }).expect(201)).body.id as string;
  }, 120_000);
  afterAll(async () => stage?.close());

  const db = () => stage.test.app.get(DataSource);
  const shown = async (): Promise<Terms[]> => (await stage.call('get', `/api/seller/${id}/terms`, owner).expect(200)).body.items as Terms[];
  const agree = (version: number, textHash: string, as = owner) => stage.call('post', `/api/seller/${id}/terms/acceptances`, as).send({ version, textHash });
  const announce = (version: number, announced: string, effective: string) => db().query(
    `insert into sellers.selling_terms (version, body, text_hash, announced_on, effective_from, notice_days)
     values ($1::int, 'Bản ' || $1::int, encode(sha256(convert_to('Bản ' || $1::int, 'UTF8')), 'hex'), $2, $3, 5)`, [version, announced, effective]);
  const proof = () => stage.test.app.get(SellersFacade).termsAccepted(id);

  it('are agreed to once, in the owner’s own session, by the text that was shown', async () => {
    const [text] = await shown();
    expect(text).toMatchObject({ version: 1, acceptedAt: null });
    expect(await proof()).toBeNull();
    expect((await agree(1, '0'.repeat(64)).expect(409)).body.code).toBe('sellers.terms_other_text');
    await agree(1, text!.textHash, await stage.signIn()).expect(404);
    const first = (await agree(1, text!.textHash).expect(201)).body.items[0].acceptedAt as string;
    expect((await agree(1, text!.textHash).expect(201)).body.items[0].acceptedAt).toBe(first);
    expect(await proof()).toMatchObject({ version: 1, textHash: text!.textHash, body: text!.body, means: 'own_session' });
  });

  it('change by a version that is announced before it holds; what was agreed to stays', async () => {
    await expect(announce(2, '2026-11-20', '2026-11-24')).rejects.toThrow(/selling_terms_announced/);
    await announce(2, '2026-01-02', '2099-01-01');
    expect((await shown()).map(({ version, acceptedAt }) => [version, acceptedAt !== null])).toEqual([[1, true], [2, false]]);
    await agree(2, (await shown())[1]!.textHash).expect(201);
    expect(await proof()).toMatchObject({ version: 2, body: 'Bản 2' });
    await expect(db().query(`update sellers.terms_acceptances set text_hash = 'x'`)).rejects.toThrow(/append-only/);
    await expect(db().query(`update sellers.selling_terms set body = 'x'`)).rejects.toThrow(/append-only/);
  });
});
