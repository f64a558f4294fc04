import { randomUUID } from 'node:crypto';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { FixedClock } from '@cho-phien/kernel';
import { CurrentSeller, ForSeller, ForSellerOrAssistant, SellerScope } from '@cho-phien/platform';
import { eventually, standingClock } from '../../../test/support/test-app.js';
import { SellersFacade } from './sellers.facade.js';
import { SellersModule } from './sellers.module.js';
import { SellerStage } from './testing/seller-stage.js';

@Controller('seller/:sellerId/tries')
class TriesController {
  @Get() @ForSellerOrAssistant('orders', 'owner', 'manager', 'packer') show(@CurrentSeller() scope: SellerScope): { actor: string } { return { actor: scope.actor }; }
  @Post() @ForSellerOrAssistant('orders', 'owner', 'manager') write(@CurrentSeller() scope: SellerScope): { actor: string } { return { actor: scope.actor }; }
  @Post('broken') @ForSellerOrAssistant('orders', 'owner') broken(): never { throw new Error('broken'); }
  @Post('uploads') @ForSellerOrAssistant('orders', 'owner') upload(): { done: true } { return { done: true }; }
  @Get('money') @ForSeller('owner') money(): { secret: true } { return { secret: true }; }
  @Post('money') @ForSeller('owner') pay(): { secret: true } { return { secret: true }; }
}
@Module({ imports: [SellersModule], controllers: [TriesController] }) class TriesModule {}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('help with consent', () => {
  let stage: SellerStage;
  let clock: FixedClock;
  let assistant: string;
  let otherAssistant: string;

  beforeAll(async () => {
    clock = standingClock();
    stage = await SellerStage.open(clock, { http: [TriesModule] });
    assistant = await stage.signIn(undefined, ['assistant'], 'Cán bộ Thử');
    otherAssistant = await stage.signIn(undefined, ['assistant']);
  }, 120_000);
  afterAll(async () => stage?.close());
  beforeEach(() => clock.advance(2 * HOUR)); // limits of the test before are over

  const inDays = (days: number): string => new Date(clock.now().getTime() + days * DAY).toISOString();
  const shopOf = async (phone: string, more: object = {}): Promise<string> =>
    (await stage.call('post', '/api/seller-applications', phone).send({ id: randomUUID(), kind: 'household', name: `Hộ ${phone.slice(-5)}`, communeCode: '06838', addressLine: 'Thôn 1', ...more }).expect(201)).body.id as string;
  const newShop = async (): Promise<{ phone: string; id: string }> => { const phone = await stage.signIn(); return { phone, id: await shopOf(phone) }; };
  const ask = (of: object, more: object = {}, as = assistant) => stage.call('post', '/api/assistant/consents', as).send({ scopes: ['orders'], until: inDays(30), how: 'code', ...of, ...more });
  const confirm = (id: string, code: string, as = assistant) => stage.call('post', `/api/assistant/consents/${id}/confirmations`, as).send({ code });
  const codeTo = async (phone: string): Promise<string> => (await stage.newest('sellers.code_asked', phone)).code!;
  const tries = (id: string, as = assistant) => stage.call('post', `/api/seller/${id}/tries`, as);
  const other = (code: string): string => code.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10));
  const letHelp = async (shop: { phone: string; id: string }, more: object = {}): Promise<string> =>
    (await stage.call('post', `/api/seller/${shop.id}/consents`, shop.phone).send({ assistantPhone: assistant, scopes: ['orders', 'listing', 'profile'], until: inDays(30), ...more }).expect(201)).body.id as string;

  it('begins when the code sent to the seller is given, names its giver, and is written into every deed', async () => {
    const shop = await newShop();
    await tries(shop.id).expect(404);
    const { body } = await ask({ phone: shop.phone }).expect(201);
    expect(body).toEqual({ id: expect.any(String), state: 'pending' });
    expect(await stage.newest('sellers.code_asked', shop.phone)).toMatchObject({ purpose: 'give_consent', summary: expect.stringContaining('Cho Cán bộ Thử giúp nhận và gói đơn đến') });
    expect((await tries(shop.id).expect(403)).body.code).toBe('seller.consent_needed');
    expect((await confirm(body.id, await codeTo(shop.phone)).expect(201)).body).toMatchObject({ id: body.id, state: 'live', scopes: ['orders'], how: 'code' });
    expect((await tries(shop.id).expect(201)).body.actor).toBe(`assistant:${await stage.accountOf(assistant)}:${body.id as string}`);
    expect((await stage.events('sellers.consent_changed', shop.id)).map(({ state }) => state)).toEqual(['pending', 'live']);
    const { rows } = await stage.db.query('select code_hash::text as hash from identity.bound_codes');
    const code = await codeTo(shop.phone);
    expect(rows.every(({ hash }) => !String(hash).includes(code))).toBe(true);
  });

  it('covers only the work it names, and never money, whatever it names', async () => {
    const shop = await newShop();
    await letHelp(shop, { scopes: ['listing', 'profile'] });
    expect((await tries(shop.id).expect(403)).body.code).toBe('seller.consent_needed');
    await stage.call('get', `/api/seller/${shop.id}/profile`, assistant).expect(200);
    await letHelp(shop);
    for (const method of ['get', 'post'] as const) expect((await stage.call(method, `/api/seller/${shop.id}/tries/money`, assistant).expect(403)).body.code).toBe('seller.assistants_may_not');
    const money: ['get' | 'post' | 'put' | 'delete', string][] = [
      ['post', 'bank-account/codes'], ['put', 'bank-account'], ['get', 'members'], ['post', 'members'], ['delete', `members/${randomUUID()}`], ['get', 'consents'], ['post', 'consents'], ['delete', `consents/${randomUUID()}`],
      ['post', 'closures'], ['get', 'households'], ['post', 'households'], ['get', 'assisted-activity'],
    ];
    for (const [method, path] of money) expect((await stage.call(method, `/api/seller/${shop.id}/${path}`, assistant).send({})).status).toBe(403);
    expect((await stage.call('get', `/api/seller/${shop.id}/profile`, assistant).expect(200)).body.bankAccount).toBeNull();
    await stage.call('post', '/api/assistant/consents', assistant).send({ sellerId: shop.id, scopes: ['money'], until: inDays(3), how: 'code' }).expect(400);
  });

  it('ends with the request after it was taken back, and with its last day', async () => {
    const shop = await newShop();
    const id = await letHelp(shop);
    await tries(shop.id).expect(201);
    await stage.call('delete', `/api/seller/${shop.id}/consents/${id}`, shop.phone).expect(200);
    expect((await tries(shop.id).expect(403)).body.code).toBe('seller.consent_needed');
    await stage.call('delete', `/api/seller/${shop.id}/consents/${id}`, shop.phone).expect(200);
    expect((await stage.events('sellers.consent_changed', shop.id)).map(({ state }) => state)).toEqual(['live', 'revoked']);
    await letHelp(shop, { until: inDays(1) });
    await tries(shop.id).expect(201);
    clock.advance(DAY);
    await tries(shop.id).expect(403);
    const { body } = await stage.call('get', `/api/seller/${shop.id}/consents`, shop.phone).expect(200);
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['expired', 'revoked']);
    expect(body.items[0]).toMatchObject({ assistant: { phone: assistant, name: 'Cán bộ Thử' }, how: 'own_session' });
  });

  it('is not guessed: five tries, then another code has to be asked for; one code gives one consent', async () => {
    const shop = await newShop();
    const { body: first } = await ask({ sellerId: shop.id }).expect(201);
    const code = await codeTo(shop.phone);
    const guesses = await Promise.all(Array.from({ length: 8 }, () => confirm(first.id, other(code))));
    expect(guesses.filter(({ status }) => status === 400)).toHaveLength(5);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(3);
    expect((await confirm(first.id, code).expect(429)).body.code).toBe('identity.too_many_attempts');
    const { body: second } = await ask({ sellerId: shop.id }).expect(201);
    expect((await confirm(first.id, await codeTo(shop.phone))).status).toBe(429);
    const answers = await Promise.all(Array.from({ length: 4 }, async () => confirm(second.id, await codeTo(shop.phone))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await confirm(second.id, code).expect(409)).body.code).toBe('sellers.consent_not_pending');
  });

  it('is not given by a code that was sent for something else, to somebody else, or too long ago', async () => {
    const [shop, foreign] = [await newShop(), await newShop()];
    const { body: wide } = await ask({ sellerId: shop.id }, { scopes: ['orders', 'listing', 'profile'] }).expect(201);
    const { body: narrow } = await ask({ sellerId: shop.id }, { scopes: ['orders'] }).expect(201);
    const narrowCode = await codeTo(shop.phone);
    await confirm(wide.id, narrowCode).expect(400);
    await ask({ sellerId: foreign.id }).expect(201);
    await confirm(narrow.id, await codeTo(foreign.phone)).expect(400);
    expect((await confirm(narrow.id, narrowCode, otherAssistant).expect(404)).body.code).toBe('sellers.consent_not_found');
    clock.advance(16 * 60_000);
    expect((await confirm(narrow.id, narrowCode).expect(400)).body.code).toBe('identity.otp_expired');
    await confirm(randomUUID(), narrowCode).expect(404);
  });

  it('lasts twelve months at most, and is for assistants alone', async () => {
    const shop = await newShop();
    for (const until of [inDays(-1), inDays(400), '2026-02-31', 'tomorrow']) await ask({ sellerId: shop.id }, { until }).expect(400);
    await ask({ sellerId: shop.id }, { until: inDays(365).slice(0, 10) }).expect(201);
    const give = (more: object) => stage.call('post', `/api/seller/${shop.id}/consents`, shop.phone).send({ assistantPhone: assistant, scopes: ['orders'], until: inDays(3), ...more });
    expect((await give({ assistantPhone: shop.phone }).expect(400)).body.code).toBe('sellers.not_an_assistant');
    await give({ until: inDays(400) }).expect(400);
    await ask({ sellerId: shop.id }, {}, shop.phone).expect(403);
    await ask({}).expect(400);
    expect((await ask({ phone: '+84969999999' }).expect(404)).body.code).toBe('sellers.no_seller_of_phone');
    await shopOf(shop.phone, { name: 'Hộ thứ hai' });
    expect((await ask({ phone: shop.phone }).expect(409)).body).toMatchObject({ code: 'sellers.which_seller', errors: [{ path: 'sellerId' }, { path: 'sellerId' }] });
  });

  it('of a household without a phone is witnessed by somebody else than an assistant', async () => {
    const withPhone = await newShop();
    const witness = { name: 'Trưởng thôn', phone: await stage.signIn() };
    expect((await ask({ sellerId: withPhone.id }, { how: 'witness', witness }).expect(409)).body.code).toBe('sellers.ask_by_code');
    const enter = (more: object) => stage.call('post', '/api/assistant/seller-applications', assistant).send({ id: randomUUID(), kind: 'household', name: 'Hộ không điện thoại', communeCode: '06838', addressLine: 'Thôn 9', ...more });
    for (const phone of [assistant, otherAssistant]) expect((await enter({ witness: { name: 'Tôi', phone } }).expect(409)).body.code).toBe('sellers.witness_not_fit');
    await enter({}).expect(400);
    const { body } = await enter({ witness }).expect(201);
    expect((await confirm(body.consent.id, await codeTo(witness.phone)).expect(201)).body).toMatchObject({ state: 'live', how: 'witness' });
    await tries(body.seller.id).expect(201);
    const asked = await stage.run((tx) => stage.test.app.get(SellersFacade).askCode(tx, { sellerId: body.seller.id, purpose: 'confirm_listing', subject: 'hash', summary: 'Miến dong 75.000 đ', language: 'vi', consentId: body.consent.id }));
    expect(asked.sentTo).toMatch(/^•+\d{3}$/);
    expect(await stage.newest('sellers.code_asked', witness.phone)).toMatchObject({ purpose: 'confirm_listing' });
  });

  it('for a household begins with its application: its phone becomes the owner’s, and the form sent twice is one', async () => {
    const phone = stage.newPhone();
    const body = { id: randomUUID(), kind: 'household', name: 'Hộ được giúp', communeCode: '06838', addressLine: 'Thôn 8', phone };
    const send = (more: object = {}) => stage.call('post', '/api/assistant/seller-applications', assistant).send({ ...body, ...more });
    expect((await send({ id: randomUUID(), phone: assistant }).expect(400)).body.code).toBe('sellers.household_phone');
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({ seller: { id: body.id, state: 'applied', history: [{ actor: 'assistant' }] }, consent: { state: 'pending' } });
    await tries(body.id).expect(403);
    await confirm(answers[0]!.body.consent.id, await codeTo(phone)).expect(201);
    await tries(body.id).expect(201);
    await stage.signIn(phone);
    await stage.call('get', `/api/seller/${body.id}/members`, phone).expect(200);
    expect((await stage.call('patch', `/api/seller/${body.id}/profile`, assistant).send({ phone: assistant }).expect(403)).body.code).toBe('sellers.phone_by_member');
    await stage.call('patch', `/api/seller/${body.id}/profile`, assistant).send({ story: 'Miến nhà làm' }).expect(200);
  });

  it('leaves a note of each write before it is tried, with its outcome, and of nothing that was refused at the door', async () => {
    const shop = await newShop();
    const consentId = await letHelp(shop);
    await tries(shop.id).expect(201);
    await stage.call('post', `/api/seller/${shop.id}/tries/broken`, assistant).expect(500);
    await stage.call('patch', `/api/seller/${shop.id}/profile`, assistant).send({ name: '' }).expect(400);
    await stage.call('get', `/api/seller/${shop.id}/tries`, assistant).expect(200);
    await stage.call('post', `/api/seller/${shop.id}/tries/money`, assistant).expect(403);
    await tries(shop.id, shop.phone).expect(201);
    const items = await eventually(async () => (await stage.call('get', `/api/seller/${shop.id}/assisted-activity`, shop.phone).expect(200)).body.items as { outcome: number | null }[], (all) => all.length === 3 && all.every(({ outcome }) => outcome !== null));
    expect(items.map(({ outcome }) => outcome)).toEqual([400, 500, 201]);
    expect(items[2]).toMatchObject({ consentId, method: 'POST', path: `/api/seller/${shop.id}/tries`, assistant: { phone: assistant } });
    const own = await stage.call('get', '/api/assistant/activity?limit=2', assistant).expect(200);
    expect(own.body.items).toHaveLength(2);
    const rest = await stage.call('get', `/api/assistant/activity?limit=2&after=${encodeURIComponent(own.body.next as string)}`, assistant).expect(200);
    expect(rest.body.items[0].outcome).toBe(201);
    expect((await stage.call('get', '/api/assistant/activity', otherAssistant).expect(200)).body.items).toEqual([]);
    expect(await stage.events('sellers.assisted_write', shop.id)).toHaveLength(3);
  });

  it('is slowed where nobody could sit with so many people: by the minute and by the household, not by pieces of a photo', async () => {
    const shop = await newShop();
    await letHelp(shop);
    await stage.db.query(`update sellers.assistance_limits set most = 10 where code = 'writes'`);
    const burst = await Promise.all(Array.from({ length: 25 }, () => tries(shop.id)));
    expect(burst.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(burst.find(({ status }) => status === 429)!.body.code).toBe('seller.assistance_too_fast');
    await stage.call('post', `/api/seller/${shop.id}/tries/uploads`, assistant).expect(201);
    await stage.call('get', `/api/seller/${shop.id}/tries`, assistant).expect(200);
    clock.advance(61_000);
    await tries(shop.id).expect(201);
    await stage.db.query(`update sellers.assistance_limits set most = case code when 'writes' then 120 else 2 end`);
    clock.advance(HOUR + 1_000);
    const shops = [shop, await newShop(), await newShop()];
    for (const each of shops.slice(1)) await letHelp(each);
    await tries(shops[0]!.id).expect(201);
    await tries(shops[1]!.id).expect(201);
    await tries(shops[2]!.id).expect(429);
    await tries(shops[1]!.id).expect(201);
    await stage.db.query(`update sellers.assistance_limits set most = 40 where code = 'households'`);
  });

  it('is listed for the assistant by household, the consent that counts first', async () => {
    const shop = await newShop();
    await ask({ sellerId: shop.id }).expect(201);
    const of = async () => ((await stage.call('get', '/api/assistant/households', assistant).expect(200)).body.items as { sellerId: string }[]).find(({ sellerId }) => sellerId === shop.id);
    expect(await of()).toMatchObject({ name: expect.stringContaining('Hộ'), communeName: 'Xã Bình Liêu', village: 'Thôn 1', phone: shop.phone, consent: { state: 'pending', scopes: ['orders'] } });
    const id = await letHelp(shop);
    expect(await of()).toMatchObject({ consent: { id, state: 'live' } });
    await stage.call('delete', `/api/seller/${shop.id}/consents/${id}`, shop.phone).expect(200);
    expect((await of())).toMatchObject({ consent: { state: 'pending' } });
    await stage.call('get', '/api/assistant/households', shop.phone).expect(403);
  });

  it('of another shop cannot be taken back or looked at', async () => {
    const [shop, foreign] = [await newShop(), await newShop()];
    const id = await letHelp(shop);
    expect((await stage.call('delete', `/api/seller/${foreign.id}/consents/${id}`, foreign.phone).expect(404)).body.code).toBe('sellers.consent_not_found');
    await stage.call('delete', `/api/seller/${shop.id}/consents/${id}`, foreign.phone).expect(404);
    await tries(shop.id).expect(201);
    await ask({ sellerId: randomUUID() }).expect(404);
  });

  it('is known to others through the facade', async () => {
    const shop = await newShop();
    const sellers = stage.test.app.get(SellersFacade);
    const accountId = await stage.accountOf(assistant);
    expect(await sellers.consentFor(accountId, shop.id)).toBeNull();
    const consentId = await letHelp(shop, { scopes: ['orders'] });
    expect(await sellers.consentFor(accountId, shop.id)).toMatchObject({ consentId, scopes: ['orders'], how: 'own_session' });
    expect(await stage.run((tx) => sellers.assistantsFor(tx, shop.id, 'orders'))).toEqual([{ accountId, phoneNumber: assistant, consentId }]);
    expect(await stage.run((tx) => sellers.assistantsFor(tx, shop.id, 'listing'))).toEqual([]);
    clock.advance(31 * DAY);
    expect(await stage.run((tx) => sellers.assistantsFor(tx, shop.id, 'orders'))).toEqual([]);
  });
});
