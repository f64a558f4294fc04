import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { startBankSimulator } from '../../../test/simulators/bank/index.js';
import { MANGLES } from '../../../test/simulators/bank/memo.js';
import type { Simulator } from '../../../test/simulators/listen.js';
import { postJson } from '../../../test/simulators/testing/merchant-request.js';
import { startVnpaySimulator } from '../../../test/simulators/vnpay/index.js';
import { PaymentsDoor } from '../../../test/support/payments-door.js';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

/** The door on a real port, with the outside parties speaking to it over HTTP. */
describe('with the gateway and the bank at the other end of the wire', () => {
  let door: PaymentsDoor;
  let gateway: Simulator;
  let bank: Simulator;

  beforeAll(async () => {
    const port = await freePort();
    const here = `http://127.0.0.1:${port}/api/hooks`;
    gateway = await startVnpaySimulator({ port: 0, tmnCode: 'CHOPHIEN', hashSecret: 'DEMOVNPAYHASHSECRET0123456789AB', ipnUrl: `${here}/vnpay/ipn`, ipnRetry: { times: 3, everyMs: 100 } });
    door = await PaymentsDoor.open({ VNPAY_HOST: gateway.url, PORT: String(port) });
    const { BANK_BIN, BANK_ACCOUNT_NUMBER, BANK_ACCOUNT_NAME, SEPAY_WEBHOOK_SECRET } = door.test.settings;
    bank = await startBankSimulator({
      port: 0, sepaySecret: SEPAY_WEBHOOK_SECRET!, sepayUrl: `${here}/bank/sepay`, retryUnitMs: 50,
      account: { bin: BANK_BIN!, accountNumber: BANK_ACCOUNT_NUMBER!, accountName: BANK_ACCOUNT_NAME! },
    });
    await door.test.app.listen(port, '127.0.0.1');
  });
  afterAll(async () => { await Promise.all([gateway.close(), bank.close()]); await door.close(); });

  it.each(MANGLES.map((mangle) => [mangle]))('a scanned code is paid though the bank writes the memo its own way: %s', async (mangle) => {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vietqr' }).expect(201);
    const sent = await postJson(`${bank.url}/drive`, { payload: body.qr.payload as string, mangle, times: 2 });
    expect(sent.body.answers).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: group.total });
    expect(await door.states(group)).toEqual(['matched']);
  });

  it('a forged or old notice is refused and the genuine one that follows is taken', async () => {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vietqr' }).expect(201);
    for (const fault of [{ badSignature: true }, { oldTimestamp: true }]) {
      const sent = await postJson(`${bank.url}/drive`, { payload: body.qr.payload as string, ...fault });
      expect(sent.body.answers).toMatchObject([{ status: 401 }]);
    }
    expect((await door.view(group)).status).toBe('open');
    await postJson(`${bank.url}/drive`, { payload: body.qr.payload as string });
    expect((await door.view(group)).status).toBe('captured');
  });

  it.each([['success', 'captured', '00'], ['cancelled', 'failed', '00'], ['suspected_fraud', 'held', '00']])('VNPay’s outcome %s leaves the attempt %s', async (outcome, status, code) => {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vnpay' }).expect(201);
    const driven = await postJson(`${gateway.url}/drive`, { paymentUrl: body.redirectUrl as string, outcome, times: 2 });
    expect(driven.body.ipnAnswers).toMatchObject([{ rspCode: code }, { rspCode: '02' }]);
    expect((await door.view(group)).payments).toMatchObject([{ status }]);
  });

  it.each([['signature', '97'], ['amount', '04']])('a notice with a spoilt %s is answered %s', async (corruption, code) => {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vnpay' }).expect(201);
    const driven = await postJson(`${gateway.url}/drive`, { paymentUrl: body.redirectUrl as string, corruption });
    expect(driven.body.ipnAnswers).toMatchObject([{ rspCode: code }]);
    expect((await door.view(group)).payments).toMatchObject([{ status: 'pending' }]);
  });
});
