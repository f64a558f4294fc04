import { randomUUID } from 'node:crypto';
import { vietnamDay } from '@cho-phien/kernel';
import { SellersFacade } from './sellers.facade.js';
import { SellerStage } from './testing/seller-stage.js';

const ACCOUNT = { bin: '970415', accountNumber: '0011223344', holder: 'LA THI MAY' };

describe('what is asked of sellers', () => {
  let stage: SellerStage;
  let operator: string;
  beforeAll(async () => { stage = await SellerStage.open(); operator = await stage.signIn(undefined, ['operator']); }, 120_000);
  afterAll(async () => stage?.close());

  const shopOf = async (phone: string, more: object = {}): Promise<string> =>
    (await stage.call('post', '/api/seller-applications', phone).send({ id: randomUUID(), kind: 'household', name: 'Hộ Mẩy', ownerName: 'La Thị Mẩy', communeCode: '06838', addressLine: 'Thôn 1', ...more }).expect(201)).body.id as string;
  const lineOf = async (id: string, phone: string, code: string) => (await stage.call('get', `/api/seller/${id}/profile`, phone).expect(200)).body.requirements.find((line: { code: string }) => line.code === code);
  const give = (id: string, phone: string, code: string, value: string) => stage.call('put', `/api/seller/${id}/requirements/${code}`, phone).send({ value });
  const decide = (id: string, code: string, state: string, note = '') => stage.call('put', `/api/operator/sellers/${id}/requirements/${code}`, operator).send({ state, note });
  const act = (id: string, body: object) => stage.call('post', `/api/operator/sellers/${id}/actions`, operator).send(body);
  const askCode = (id: string, phone: string, account: object) => stage.call('post', `/api/seller/${id}/bank-account/codes`, phone).send(account);
  const codeTo = async (phone: string) => (await stage.newest('sellers.code_asked', phone)).code!;
  const checklist = async () => (await stage.call('get', '/api/operator/seller-requirements', operator).expect(200)).body.items as { code: string; required: boolean }[];
  const setAccount = async (id: string, phone: string, account: object = ACCOUNT) => {
    await askCode(id, phone, account).expect(201);
    return stage.call('put', `/api/seller/${id}/bank-account`, phone).send({ ...account, code: await codeTo(phone) });
  };

  it('is told to everybody, by kind and in the reader’s language', async () => {
    const { body } = await stage.call('get', '/api/seller-requirements?kind=household').expect(200);
    expect(body.items.map(({ code, required }: { code: string; required: boolean }) => [code, required])).toEqual([['identity', true], ['address', true], ['bank_account', true], ['food_safety', false], ['alcohol_licence', false]]);
    expect((await stage.call('get', '/api/seller-requirements').set('accept-language', 'en').expect(200)).body.items[0].name).toBe('Who the seller is');
    await stage.call('get', '/api/seller-requirements?kind=nobody').expect(400);
  });

  it('is worked out anew at each look: given, verified, refused with a note, and verified anew after a change', async () => {
    const phone = await stage.signIn();
    const id = await shopOf(phone);
    expect(await lineOf(id, phone, 'address')).toMatchObject({ state: 'verified', evidence: 'computed' });
    expect(await lineOf(id, phone, 'identity')).toMatchObject({ state: 'missing' });
    await give(id, phone, 'identity', '022090001234').expect(200);
    expect(await lineOf(id, phone, 'identity')).toMatchObject({ state: 'given', value: '••••••••1234' });
    await decide(id, 'identity', 'refused').expect(400);
    await decide(id, 'identity', 'refused', 'Số không rõ').expect(200);
    expect(await lineOf(id, phone, 'identity')).toMatchObject({ state: 'missing', note: 'Số không rõ' });
    const facade = stage.test.app.get(SellersFacade);
    expect(await facade.mayReceiveMoney(id)).toBe(false);
    await give(id, phone, 'identity', '022090005678').expect(200);
    await decide(id, 'identity', 'verified').expect(200);
    expect(await facade.mayReceiveMoney(id)).toBe(true);
    await give(id, phone, 'identity', '022090009999').expect(200);
    expect(await facade.mayReceiveMoney(id)).toBe(false);
    await give(id, phone, 'address', 'x').expect(409);
    await give(id, phone, 'no_such_line', 'x').expect(404);
    await decide(id, 'alcohol_licence', 'verified', 'Xem tận nơi').expect(200);
    expect(await lineOf(id, phone, 'alcohol_licence')).toMatchObject({ state: 'verified' });
    await decide(randomUUID(), 'identity', 'verified').expect(404);
  });

  it('that was verified by the market itself is verified anew after a change too, whatever its id', async () => {
    const phone = await stage.signIn();
    const id = await shopOf(phone);
    await stage.db.query(`insert into sellers.requirement_evidence (id, seller_id, code, given_by, given_at, decision, decided_by, decided_at) values ('ffffffff-ffff-4fff-bfff-ffffffffffff', $1, 'identity', 'market', now() - interval '1 hour', 'verified', 'market', now())`, [id]);
    expect((await lineOf(id, phone, 'identity')).state).toBe('verified');
    await give(id, phone, 'identity', '022099000111').expect(200);
    expect((await lineOf(id, phone, 'identity')).state).toBe('given');
  });

  it('keeps numbers unreadable in the database and hidden from operators', async () => {
    const phone = await stage.signIn();
    const id = await shopOf(phone);
    await give(id, phone, 'identity', '022099887766').expect(200);
    expect((await setAccount(id, phone)).status).toBe(200);
    const { rows } = await stage.db.query(`select (select json_agg(e)::text from sellers.requirement_evidence e) || (select json_agg(b)::text from sellers.bank_accounts b) || (select json_agg(c)::text from sellers.changes c) || (select json_agg(o.payload)::text from platform.outbox o where o.type <> 'identity.otp_requested') as everything`);
    for (const number of ['022099887766', ACCOUNT.accountNumber]) expect(rows[0].everything).not.toContain(number);
    const { text, body } = await stage.call('get', `/api/operator/sellers/${id}`, operator).expect(200);
    for (const number of ['022099887766', ACCOUNT.accountNumber]) expect(text).not.toContain(number);
    expect(body.bankAccount).toMatchObject({ accountNumber: '••••3344', holder: 'LA THI MAY' });
    expect(await stage.test.app.get(SellersFacade).bankAccountOf(id)).toEqual(ACCOUNT);
  });

  it('opens no shop while a required line is missing, but by a waiver on record that names it and says why', async () => {
    const phone = await stage.signIn();
    const id = await shopOf(phone);
    expect((await act(id, { action: 'approve' }).expect(409)).body.errors.map(({ path }: { path: string }) => path)).toEqual(['requirements.identity', 'requirements.bank_account']);
    expect((await act(id, { action: 'approve', waive: ['identity', 'bank_account'] }).expect(400)).body.code).toBe('sellers.reason_required');
    await act(id, { action: 'approve', waive: ['identity'], reason: 'Đã gặp' }).expect(409);
    expect((await act(id, { action: 'approve', waive: ['identity', 'bank_account', 'address'], reason: 'Đã gặp' }).expect(409)).body.code).toBe('sellers.waiver_not_needed');
    expect((await act(id, { action: 'approve', waive: ['identity', 'bank_account'], reason: 'Hộ nghèo, đã gặp tận nơi' }).expect(201)).body.state).toBe('approved');
    expect(await lineOf(id, phone, 'identity')).toMatchObject({ state: 'waived' });
    const { rows } = await stage.db.query('select code, reason, waived_by from sellers.requirement_waivers where seller_id = $1 order by code', [id]);
    expect(rows).toEqual(['bank_account', 'identity'].map((code) => ({ code, reason: 'Hộ nghèo, đã gặp tận nơi', waived_by: expect.stringMatching(/^operator:/) })));
    expect(await stage.test.app.get(SellersFacade).mayReceiveMoney(id)).toBe(false);
  });

  it('is added, ordered and dropped by an operator while the market runs, for shops that open from then on', async () => {
    const before = await checklist();
    const added = { code: 'forest_permit', name: 'Giấy khai thác rừng', hint: 'Nếu bán lâm sản', evidence: 'attested', kinds: ['household'], required: true };
    const set = (items: object[]) => stage.call('put', '/api/operator/seller-requirements', operator).send({ items });
    const { body } = await set([added, ...before]).expect(200);
    expect(body.items[0]).toMatchObject({ code: 'forest_permit', name: 'Giấy khai thác rừng', nameEn: 'Giấy khai thác rừng' });
    const phone = await stage.signIn();
    const id = await shopOf(phone);
    await decide(id, 'identity', 'verified').expect(200);
    expect((await setAccount(id, phone)).status).toBe(200);
    expect((await act(id, { action: 'approve' }).expect(409)).body.errors).toMatchObject([{ path: 'requirements.forest_permit', detail: 'Thiếu: Giấy khai thác rừng.' }]);
    await give(id, phone, 'forest_permit', 'GP 7/2026').expect(200);
    await act(id, { action: 'approve' }).expect(201);
    expect((await set([{ ...added, evidence: 'computed' }, ...before]).expect(422)).body.code).toBe('sellers.not_computable');
    for (const needed of ['identity', 'bank_account']) {
      const refused = (await set(before.filter(({ code }) => code !== needed)).expect(422)).body;
      expect([refused.code, refused.detail]).toEqual(['sellers.needed_for_payouts', expect.stringContaining(needed)]);
      expect((await set(before.map((line) => (line.code === needed ? { ...line, kinds: ['household'] } : line))).expect(422)).body.code).toBe('sellers.needed_for_payouts');
    }
    await set([added, added]).expect(400);
    await set(before).expect(200);
    expect(await lineOf(id, phone, 'forest_permit')).toBeUndefined();
    expect((await stage.db.query(`select count(*)::int as n from sellers.changes where what = 'requirements'`)).rows[0].n).toBe(2);
    await stage.call('put', '/api/operator/seller-requirements', phone).send({ items: [] }).expect(403);
  });

  it('holds back goods that need a licence, also in a shop that is open by waiver', async () => {
    const phone = await stage.signIn();
    const id = await shopOf(phone);
    await act(id, { action: 'approve', waive: ['identity', 'bank_account'], reason: 'Đã gặp' }).expect(201);
    const facade = stage.test.app.get(SellersFacade);
    expect(await facade.missingFor(id, 'QD26-14', 'vi')).toEqual([{ code: 'alcohol_licence', name: 'Giấy phép bán rượu' }]);
    expect(await facade.missingFor(id, 'QD26-06', 'vi')).toEqual([]);
    await give(id, phone, 'alcohol_licence', 'GP 12').expect(200);
    expect(await facade.missingFor(id, 'QD26-14', 'en')).toHaveLength(1);
    await decide(id, 'alcohol_licence', 'verified').expect(200);
    expect(await facade.missingFor(id, 'QD26-14', 'vi')).toEqual([]);
  });

  describe('the bank account', () => {
    it('is set by a code for exactly this account, once', async () => {
      const phone = await stage.signIn();
      const id = await shopOf(phone);
      await askCode(id, phone, ACCOUNT).expect(201);
      const code = await codeTo(phone);
      const put = (account: object) => stage.call('put', `/api/seller/${id}/bank-account`, phone).send({ ...account, code });
      expect((await put({ ...ACCOUNT, accountNumber: '9988776655' }).expect(400)).body.code).toBe('identity.otp_wrong');
      expect((await stage.newest('sellers.code_asked', phone)).summary).toBe('Tiền hàng về tài khoản đuôi 3344 của LA THI MAY.');
      const answers = await Promise.all([put(ACCOUNT), put(ACCOUNT), put(ACCOUNT)]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await stage.events('sellers.bank_account_changed', id)).toMatchObject([{ match: 'matched' }]);
      await put({ ...ACCOUNT, bin: '12' }).expect(400);
    });

    it('takes its code to the owner’s own phone, wherever the shop’s was moved; and no manager moves that', async () => {
      const [phone, manager, elsewhere] = [await stage.signIn(), await stage.signIn(), stage.newPhone()];
      const id = await shopOf(phone);
      await stage.call('post', `/api/seller/${id}/members`, phone).send({ phone: manager, role: 'manager' }).expect(201);
      expect((await stage.call('patch', `/api/seller/${id}/profile`, manager).send({ phone: elsewhere }).expect(403)).body.code).toBe('seller.role_not_enough');
      await stage.call('patch', `/api/seller/${id}/profile`, manager).send({ story: 'Nhà làm.' }).expect(200);
      await stage.call('patch', `/api/seller/${id}/profile`, phone).send({ phone: elsewhere }).expect(200);
      await setAccount(id, phone).then(({ status }) => expect(status).toBe(200));
    });

    it('of a holder who is neither shop nor owner waits for an operator, and pays nobody before', async () => {
      const phone = await stage.signIn();
      const id = await shopOf(phone);
      const facade = stage.test.app.get(SellersFacade);
      expect((await setAccount(id, phone, { ...ACCOUNT, holder: 'NGUYEN VAN LA' })).body).toMatchObject({ state: 'needs_check' });
      expect(await lineOf(id, phone, 'bank_account')).toMatchObject({ state: 'given' });
      expect(await facade.bankAccountOf(id)).toBeNull();
      await decide(id, 'bank_account', 'refused', 'Không phải người nhà').expect(200);
      expect(await lineOf(id, phone, 'bank_account')).toMatchObject({ state: 'missing', note: 'Không phải người nhà' });
      expect((await setAccount(id, phone, { ...ACCOUNT, holder: 'Bà La Thị Mẩy' })).body).toMatchObject({ state: 'matched' });
      expect(await facade.bankAccountOf(id)).toMatchObject({ accountNumber: ACCOUNT.accountNumber });
    });

    it('has to be known before buyers pay the seller directly', async () => {
      const phone = await stage.signIn();
      const id = await shopOf(phone);
      const route = () => stage.call('post', `/api/operator/sellers/${id}/money-routes`, operator).send({ moneyRoute: 'direct', fromDay: vietnamDay(new Date()), reason: 'Người bán xin' });
      expect((await route().expect(409)).body.code).toBe('sellers.bank_account_needed');
      await setAccount(id, phone);
      expect((await route().expect(201)).body).toMatchObject({ moneyRoute: 'collected', moneyRoutes: [{ moneyRoute: 'direct', state: 'proposed', mayConfirm: false }] });
    });

    it('is nobody else’s to set or to see', async () => {
      const [owner, foreign, manager] = [await stage.signIn(), await stage.signIn(), await stage.signIn()];
      const id = await shopOf(owner);
      await setAccount(id, owner);
      await stage.call('post', `/api/seller/${id}/members`, owner).send({ phone: manager, role: 'manager' }).expect(201);
      await askCode(id, foreign, ACCOUNT).expect(404);
      await askCode(id, manager, ACCOUNT).expect(403);
      expect((await stage.call('get', `/api/seller/${id}/profile`, manager).expect(200)).body.bankAccount).toBeNull();
    });
  });

  it('a profile keeps what it said before, says how to call and when it rests, and tells others', async () => {
    const phone = await stage.signIn();
    const id = await shopOf(phone);
    const change = (body: object) => stage.call('patch', `/api/seller/${id}/profile`, phone).send(body);
    await change({ name: 'Hộ Mẩy Mới', addressAs: 'bà', holiday: { from: '2026-01-01', until: '2099-12-31' } }).expect(200);
    expect((await stage.events('sellers.seller_changed', id)).at(-1)).toMatchObject({ name: 'Hộ Mẩy Mới', addressAs: 'bà', holiday: { from: '2026-01-01', until: '2099-12-31' }, open: false });
    expect(await stage.test.app.get(SellersFacade).onHoliday(id)).toBe(true);
    await change({ holiday: null }).expect(200);
    expect(await stage.test.app.get(SellersFacade).onHoliday(id)).toBe(false);
    await change({ holiday: { from: '2026-02-02', until: '2026-02-01' } }).expect(400);
    await change({ holiday: { from: '2026-02-30', until: '2026-03-01' } }).expect(400);
    await change({ addressAs: 'mày' }).expect(400);
    await change({ name: '   ' }).expect(400);
    const { rows } = await stage.db.query(`select before, after from sellers.changes where seller_id = $1 and what = 'profile' order by id`, [id]);
    expect(rows[0]).toMatchObject({ before: { name: 'Hộ Mẩy' }, after: { name: 'Hộ Mẩy Mới' } });
    expect(rows).toHaveLength(2);
  });
});
