import { dong } from '@cho-phien/kernel';
import type { BankFeed } from '../../../libs/payments/src/providers/bank-line.js';
import { PullBankLines } from '../../../libs/payments/src/usecases/pull-bank-lines.js';
import { postJson } from '../../simulators/testing/merchant-request.js';
import type { Rehearsal } from './rehearsal.js';

interface Told { answers: { status: number }[] }

/** A transfer by VietQR that one feed, or several, tell of. Amounts go there in the QR's tag 54 and come back in the feed's body. */
export const bankRehearsal = (name: string, feeds: readonly BankFeed[], read: (amount: unknown) => number | null): Rehearsal => ({
  name, method: 'vietqr', tender: 'bank_transfer', tellers: ['notice', 'pull'],
  there: (amount) => JSON.parse(JSON.stringify(amount)) as number,
  back: (written) => { const amount = read(written); return amount === null ? null : dong(amount); },
  notDong: [0.5, -1, '235000', null, 1e15],
  async pay({ door, bank }, group) {
    const { body } = await door.pay(group, { method: 'vietqr' }).expect(201);
    const { qr } = body as { qr: { payload: string } };
    const { body: { eventId } } = await postJson(`${bank.url}/drive`, { payload: qr.payload, notify: false });
    const notify = async (faults: object): Promise<Told['answers']> => ((await postJson(`${bank.url}/drive`, { eventId, feeds, ...faults })).body as unknown as Told).answers;
    return {
      tell: (teller) => (teller === 'pull' ? door.test.app.get(PullBankLines, { strict: false }).run() : notify({})),
      forge: async () => {
        const answers = [...await notify({ badSignature: true }), ...(feeds.includes('payos') ? [] : await notify({ oldTimestamp: true }))];
        return answers.every(({ status }) => status === 401);
      },
    };
  },
});
