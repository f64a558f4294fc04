import { newId, newPayoutCode } from '@cho-phien/kernel';
import { postJson } from '../../../test/simulators/testing/merchant-request.js';
import { openStage } from '../../../test/support/rehearsals/stage.js';
import type { Stage } from '../../../test/support/rehearsals/stage.js';

describe('one line of the bank account', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await openStage(); });
  afterAll(() => stage.close());

  const transfer = async (order: object): Promise<{ eventId: number; answers: { status: number }[] }> => (await postJson(`${stage.bank.url}/drive`, order)).body as never;
  const entries = async (): Promise<{ memo: string; state: string }[]> =>
    ((await stage.door.http().get('/api/operator/bank-entries?limit=100').set('authorization', 'Bearer operator').expect(200)).body as { items: { memo: string; state: string }[] }).items;

  it.each([[['sepay', 'casso', 'payos']], [['payos', 'casso', 'sepay']], [['casso', 'sepay', 'payos']]])('told by %j is one entry', async (feeds) => {
    const group = await stage.door.group();
    const { answers } = await transfer({ amount: group.total, memo: group.code, feeds, times: 2 });
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await entries()).filter(({ memo }) => memo.includes(group.code))).toMatchObject([{ state: 'matched' }]);
  });

  it('and another of the same amount and memo are two: the second goes back', async () => {
    const group = await stage.door.group();
    for (let paid = 0; paid < 2; paid++) await transfer({ amount: group.total, memo: group.code, feeds: ['casso', 'payos', 'sepay'] });
    expect((await entries()).filter(({ memo }) => memo.includes(group.code)).map(({ state }) => state).sort()).toEqual(['doubled', 'matched']);
    expect(await stage.door.refunds(group)).toMatchObject([{ reason: 'doubled', amount: group.total }]);
  });

  it('that went out is ignored by whoever tells of it', async () => {
    const memo = `phi ${newId().slice(0, 8)}`;
    await transfer({ amount: 5_000, memo, outgoing: true, feeds: ['sepay', 'casso'] });
    expect((await entries()).filter((entry) => entry.memo === memo)).toMatchObject([{ state: 'ignored' }]);
  });

  it('that carries the code of a payout is told once to whoever waits for it', async () => {
    const code = newPayoutCode();
    await transfer({ amount: 312_000, memo: `MBVCB.123 Cho Phien chi tra ${code.toLowerCase()}.`, outgoing: true, feeds: ['sepay', 'casso'], times: 2 });
    expect(await stage.door.sql(`select payload->>'amount' as amount from platform.outbox where type = 'payments.payout_line_seen' and payload->>'payoutCode' = $1`, [code])).toEqual([{ amount: '312000' }]);
  });

  it('told by all feeds at the same time is one entry', async () => {
    const group = await stage.door.group();
    const { eventId } = await transfer({ amount: group.total, memo: group.code, notify: false });
    await Promise.all(['sepay', 'casso', 'payos'].map((feed) => transfer({ eventId, feeds: [feed], times: 3, parallel: true })));
    expect((await entries()).filter(({ memo }) => memo.includes(group.code))).toHaveLength(1);
    expect(await stage.door.captures(group)).toHaveLength(1);
  });
});
