import { randomUUID } from 'node:crypto';
import { SellerStage } from './testing/seller-stage.js';

const COMMUNE = '06838';

describe('becoming a seller', () => {
  let stage: SellerStage;
  let operator: string;
  let otherOperator: string;

  beforeAll(async () => {
    stage = await SellerStage.open();
    operator = await stage.signIn(undefined, ['operator']);
    otherOperator = await stage.signIn(undefined, ['operator']);
  }, 120_000);
  afterAll(async () => stage?.close());

  const application = (more: object = {}) => ({ id: randomUUID(), kind: 'household', name: 'Hộ Tằng A Mộc', communeCode: COMMUNE, addressLine: 'Thôn Nà Ếch', ...more });
  const act = (id: string, action: string, more: object = {}, as = operator) => stage.call('post', `/api/operator/sellers/${id}/actions`, as).send({ action, ...more });
  const profile = async (id: string, phone: string) => (await stage.call('get', `/api/seller/${id}/profile`, phone).expect(200)).body;
  const meetChecklist = async (id: string, phone: string) => {
    await stage.call('put', `/api/seller/${id}/requirements/identity`, phone).send({ value: '022090001234' }).expect(200);
    await stage.call('put', `/api/operator/sellers/${id}/requirements/identity`, operator).send({ state: 'verified' }).expect(200);
    const account = { bin: '970415', accountNumber: '1234 5678 90', holder: 'TANG A MOC' };
    await stage.call('patch', `/api/seller/${id}/profile`, phone).send({ ownerName: 'Tằng A Mộc', addressLine: 'Thôn Nà Ếch' }).expect(200);
    await stage.call('post', `/api/seller/${id}/bank-account/codes`, phone).send(account).expect(201);
    const { code } = await stage.newest('sellers.code_asked', phone);
    expect((await stage.call('put', `/api/seller/${id}/bank-account`, phone).send({ ...account, code }).expect(200)).body).toMatchObject({ accountNumber: '••••7890', state: 'matched' });
  };

  /** Each way in; all end before the same desk. */
  const ways: Record<string, (phone: string) => Promise<string>> = {
    'by applying': async (phone) => (await stage.call('post', '/api/seller-applications', phone).send(application()).expect(201)).body.id as string,
    'by invitation': async (phone) => {
      const { body } = await stage.call('post', '/api/operator/seller-invitations', operator).send({ phone, kind: 'household', name: 'Hộ Tằng A Mộc', communeCode: COMMUNE }).expect(201);
      const token = (body.url as string).split('/').at(-1)!;
      expect((await stage.call('get', `/api/seller-invitations/${token}`).expect(200)).body).toMatchObject({ name: 'Hộ Tằng A Mộc', state: 'open' });
      return (await stage.call('post', `/api/seller-invitations/${token}/acceptances`, phone).expect(201)).body.id as string;
    },
  };

  describe.each(Object.keys(ways))('%s', (way) => {
    it('goes through every step by named actions, each with who, why and when, and is told of', async () => {
      const phone = await stage.signIn();
      const id = await ways[way]!(phone);
      expect(await profile(id, phone)).toMatchObject({ id, state: 'applied', nextActions: [] });
      expect((await act(id, 'approve').expect(409)).body).toMatchObject({ code: 'sellers.requirements_missing', errors: expect.arrayContaining([expect.objectContaining({ path: 'requirements.identity', detail: 'Thiếu: Giấy tờ của người bán.' })]) });
      expect((await act(id, 'ask_documents').expect(400)).body.code).toBe('sellers.reason_required');
      await act(id, 'ask_documents', { reason: 'Chụp lại căn cước' }).expect(201);
      expect(await profile(id, phone)).toMatchObject({ state: 'documents_asked', nextActions: ['submit_documents'] });
      await meetChecklist(id, phone);
      expect((await stage.call('post', `/api/seller/${id}/submissions`, phone).expect(201)).body.state).toBe('applied');
      await act(id, 'decline', { reason: 'Chưa đúng xã' }).expect(201);
      expect((await stage.call('post', `/api/seller/${id}/submissions`, phone).expect(201)).body.state).toBe('applied');
      expect((await act(id, 'approve').expect(201)).body).toMatchObject({ state: 'approved', nextActions: ['suspend', 'close'] });
      await act(id, 'suspend', { reason: 'Có đơn khiếu nại' }).expect(201);
      await act(id, 'resume', { reason: 'Đã xử lý' }).expect(201);
      await stage.call('post', `/api/seller/${id}/closures`, phone).send({ reason: 'Nghỉ bán' }).expect(201);
      await act(id, 'reopen', { reason: 'Bán lại' }).expect(201);
      const { history } = await profile(id, phone);
      expect(history.map(({ action, to, actor }: { action: string; to: string; actor: string }) => [action, to, actor])).toEqual([
        ['apply', 'applied', 'seller'], ['ask_documents', 'documents_asked', 'operator'], ['submit_documents', 'applied', 'seller'], ['decline', 'declined', 'operator'], ['reapply', 'applied', 'seller'],
        ['approve', 'approved', 'operator'], ['suspend', 'suspended', 'operator'], ['resume', 'approved', 'operator'], ['close', 'closed', 'seller'], ['reopen', 'approved', 'operator'],
      ]);
      expect((await stage.events('sellers.lifecycle_moved', id)).map(({ action, to, reason }) => [action, to, reason])).toHaveLength(9);
      expect((await stage.events('sellers.seller_changed', id)).map(({ open }) => open)).toEqual(expect.arrayContaining([true, false]));
      expect((await stage.events('sellers.seller_changed', id)).at(-1)).toMatchObject({ open: true, name: 'Hộ Tằng A Mộc' });
    });
  });

  it('has no status that could be written: neither by a form nor in the database, and no line of the past can be changed', async () => {
    const phone = await stage.signIn();
    const id = await ways['by applying']!(phone);
    await stage.call('patch', `/api/seller/${id}/profile`, phone).send({ state: 'approved', name: 'Hộ Mộc' }).expect(200);
    expect(await profile(id, phone)).toMatchObject({ state: 'applied', name: 'Hộ Mộc' });
    const refused = { code: '23001' };
    await expect(stage.db.query(`update sellers.sellers set state = 'approved' where id = $1`, [id])).rejects.toMatchObject(refused);
    await expect(stage.db.query(`insert into sellers.sellers (id, slug, name, kind, commune_code, province_code, state) values (gen_random_uuid(), 'x-y', 'X', 'htx', '06838', '22', 'approved')`)).rejects.toMatchObject(refused);
    await expect(stage.db.query(`insert into sellers.lifecycle_history (id, seller_id, action, from_state, to_state, actor, reason, at) values (gen_random_uuid(), $1, 'resume', 'suspended', 'approved', 'x', 'y', now())`, [id])).rejects.toMatchObject(refused);
    await expect(stage.db.query(`update sellers.lifecycle_history set actor = 'x' where seller_id = $1`, [id])).rejects.toMatchObject(refused);
    await expect(stage.db.query('delete from sellers.lifecycle_history where seller_id = $1', [id])).rejects.toMatchObject(refused);
    await expect(stage.db.query('truncate sellers.changes')).rejects.toMatchObject(refused);
    expect(await profile(id, phone)).toMatchObject({ state: 'applied' });
  });

  it('is one application however often the form is sent, and nobody else’s', async () => {
    const phone = await stage.signIn();
    const body = application({ name: 'Hộ gửi nhiều lần' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => stage.call('post', '/api/seller-applications', phone).send(body)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await stage.db.query('select count(*)::int as n from sellers.sellers where id = $1', [body.id])).rows[0].n).toBe(1);
    const stranger = await stage.signIn();
    expect((await stage.call('post', '/api/seller-applications', stranger).send(body).expect(409)).body.code).toBe('sellers.application_differs');
    await stage.call('get', `/api/seller/${body.id}/profile`, stranger).expect(404);
  });

  it('gives shops of one name different pages, and takes five waiting applications of one person', async () => {
    const phone = await stage.signIn();
    const send = () => stage.call('post', '/api/seller-applications', phone).send(application({ name: 'Hộ Trùng Tên' }));
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    expect(answers.map(({ body }) => body.slug).sort()).toEqual(['ho-trung-ten', 'ho-trung-ten-2', 'ho-trung-ten-3', 'ho-trung-ten-4', 'ho-trung-ten-5']);
    expect((await send().expect(429)).body.code).toBe('sellers.too_many_applications');
  });

  it('refuses a commune that has ended, a name without letters, and who is not signed in', async () => {
    const phone = await stage.signIn();
    const send = (more: object) => stage.call('post', '/api/seller-applications', phone).send(application(more));
    expect((await send({ communeCode: '99999' }).expect(400)).body.code).toBe('sellers.unknown_commune');
    expect((await send({ name: '!!!' }).expect(400)).body.code).toBe('sellers.name_unusable');
    await send({ kind: 'nobody' }).expect(400);
    await stage.call('post', '/api/seller-applications').send(application()).expect(401);
  });

  it('is decided by one of two operators who act at once', async () => {
    for (let round = 0; round < 5; round++) {
      const phone = await stage.signIn();
      const id = await ways['by applying']!(phone);
      const answers = await Promise.all([
        act(id, 'approve', { reason: 'Đã gặp tận nơi', waive: ['identity', 'bank_account'] }), act(id, 'decline', { reason: 'Không phải người bán' }, otherOperator),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)!.body.code).toBe('state.move_not_allowed');
      expect((await stage.db.query('select count(*)::int as n from sellers.lifecycle_history where seller_id = $1', [id])).rows[0].n).toBe(2);
    }
  });

  it('lets nobody take an action that is another’s', async () => {
    const phone = await stage.signIn();
    const id = await ways['by applying']!(phone);
    expect((await stage.call('post', `/api/seller/${id}/submissions`, phone).expect(409)).body.code).toBe('state.move_not_allowed');
    await act(id, 'submit_documents', { reason: 'x' }).expect(400);
    await stage.call('post', `/api/operator/sellers/${id}/actions`, phone).send({ action: 'approve' }).expect(403);
    await act(randomUUID(), 'approve').expect(404);
  });

  it('by an invitation needs the invited phone, makes one seller, and ends after thirty days', async () => {
    const [phone, stranger] = [await stage.signIn(), await stage.signIn()];
    const { body } = await stage.call('post', '/api/operator/seller-invitations', operator).send({ phone, kind: 'htx', name: 'HTX Được Mời', communeCode: COMMUNE }).expect(201);
    const token = (body.url as string).split('/').at(-1)!;
    expect(await stage.newest('sellers.seller_invited', phone)).toMatchObject({ url: body.url });
    const accept = (as: string) => stage.call('post', `/api/seller-invitations/${token}/acceptances`, as);
    expect((await accept(stranger).expect(403)).body.code).toBe('sellers.invitation_of_another');
    const answers = await Promise.all([accept(phone), accept(phone), accept(phone)]);
    expect(new Set(answers.map(({ status, body: seller }) => `${status} ${seller.id as string}`)).size).toBe(1);
    expect((await stage.call('get', `/api/seller-invitations/${token}`).expect(200)).body.state).toBe('accepted');
    expect((await accept(stranger).expect(403)).body.code).toBe('sellers.invitation_of_another');
    for (const wrong of ['x', `${token}0`, encodeURIComponent("' or 1=1")]) await stage.call('get', `/api/seller-invitations/${wrong}`).expect(404);
    expect((await stage.db.query('select count(*)::int as n from sellers.invitations where token_hash::text like $1', [`%${token}%`])).rows[0].n).toBe(0);
    const late = await stage.call('post', '/api/operator/seller-invitations', operator).send({ phone, kind: 'htx', name: 'HTX Muộn', communeCode: COMMUNE }).expect(201);
    await stage.db.query(`update sellers.invitations set expires_at = now() - interval '1 day' where id = $1`, [late.body.id]);
    expect((await stage.call('post', `/api/seller-invitations/${(late.body.url as string).split('/').at(-1)!}/acceptances`, phone).expect(409)).body.code).toBe('sellers.invitation_expired');
  });

  it('shows operators who waits longest first, page by page, and finds names without their marks', async () => {
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const { body } = await stage.call('get', `/api/operator/sellers?state=applied&limit=3${after && `&after=${after}`}`, operator).expect(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.next === null) break;
      after = encodeURIComponent(body.next as string);
    }
    const { rows } = await stage.db.query(`select id from sellers.sellers where state = 'applied' order by applied_at, id`);
    expect(seen).toEqual(rows.map(({ id }) => id));
    const { body } = await stage.call('get', '/api/operator/sellers?q=trung%20ten', operator).expect(200);
    expect(body.items.length).toBe(5);
    expect(body.items[0]).toMatchObject({ kind: 'household', communeName: 'Xã Bình Liêu', missing: ['identity', 'bank_account'] });
    await stage.call('get', '/api/operator/sellers?after=bm9uc2Vuc2U', operator).expect(400);
  });
});
