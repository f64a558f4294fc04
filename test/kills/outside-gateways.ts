import { startGateways } from '../support/simulators.js';
import type { Gateways } from '../support/simulators.js';
import { FlakyProxy } from '../support/flaky-proxy.js';
import type { SeededRandom } from '../support/seeded-random.js';
import type { Attempt } from '../support/shop-answers.js';
import { eventually } from '../support/test-app.js';

export type GatewayName = 'vnpay' | 'stripe';

/** One payment as its gateway has it in its own books, amounts in đồng. */
export interface Booked {
  gateway: GatewayName;
  /** As the gateway's messages name it. */
  reference: string;
  amount: number;
  paid: boolean;
  /** A notice of it was answered as taken. */
  acknowledged: boolean;
  /** A notice of it was sent and never taken so far. */
  waiting: boolean;
  /** What went back, by the name under which the market asked for it. */
  refunds: { name: string; amount: number }[];
}

interface VnpayLog { transactions: { txnRef: string; amount: number; result: { status: string } | null; refunds: { requestId: string; amount: number }[]; notice: string }[] }
interface StripeLog { sessions: { id: string; amount: number; status: string; refunds: { amount: number; metadata: { refund?: string } }[] }[]; webhooks: { eventId: string; status: number | null }[] }
interface Driven { ipnAnswers?: { httpStatus: number | null; rspCode: string | null }[]; eventId?: string; answers?: { status: number | null }[]; refusal?: unknown }

/** Longer than the market is ever away. */
const PATIENCE = { times: 120, everyMs: 1_000 };
const LONGEST_ANSWER_MS = 1_200;

/** VNPay and Stripe beside the market that is killed: they go on, repeat their notices, and keep books of their own. Their answers to refunds take a while, so that some kills fall between a refund and its answer. */
export class OutsideGateways {
  /** Stripe's events that were sent, by the session they tell of; and those that were taken. */
  private readonly events = new Map<string, string>();
  private readonly taken = new Set<string>();

  private constructor(private readonly simulators: Gateways, private readonly proxies: Record<GatewayName, FlakyProxy>) {}

  static async open(siteUrl: string, random: SeededRandom): Promise<OutsideGateways> {
    const simulators = await startGateways(siteUrl, PATIENCE);
    const proxies = { vnpay: await FlakyProxy.before(simulators.vnpayUrl), stripe: await FlakyProxy.before(simulators.stripeUrl) };
    proxies.vnpay.keepAnswers('"vnp_Command":"refund"', () => random.between(0, LONGEST_ANSWER_MS));
    proxies.stripe.keepAnswers('POST /v1/refunds', () => random.between(0, LONGEST_ANSWER_MS));
    return new OutsideGateways(simulators, proxies);
  }

  /** The market's settings that lead to them. */
  get settings(): Record<string, string> {
    const { bankUrl } = this.simulators;
    return { VNPAY_HOST: this.proxies.vnpay.url, STRIPE_API_URL: this.proxies.stripe.url, BANK_APP_URL: bankUrl, SEPAY_API_URL: bankUrl, CASSO_API_URL: bankUrl };
  }

  /** As the gateway's messages name what an attempt's page is for. */
  static referenceOf({ redirectUrl = '' }: Attempt): string {
    return new URL(redirectUrl).searchParams.get('vnp_TxnRef') ?? /cs_test_\w+/.exec(redirectUrl)?.[0] ?? '';
  }

  /** The buyer pays at the gateway's page. False when the market was told and did not take it; the gateway repeats it. */
  async pay(attempt: Attempt, { times, silent }: { times: number; silent: boolean }): Promise<boolean> {
    const order = { paymentUrl: attempt.redirectUrl, times, parallel: times > 1 };
    if (attempt.method === 'vnpay') {
      const { ipnAnswers = [] } = await drive(this.simulators.vnpayUrl, { ...order, ipn: silent ? 'never' : 'after' });
      return silent || ipnAnswers.every(({ httpStatus, rspCode }) => httpStatus === 200 && (rspCode === '00' || rspCode === '02'));
    }
    const { eventId = '', answers = [] } = await drive(this.simulators.stripeUrl, { ...order, notify: !silent });
    if (!silent) this.events.set(OutsideGateways.referenceOf(attempt), eventId);
    if (answers.some(({ status }) => isTaken(status))) this.taken.add(eventId);
    return answers.every(({ status }) => isTaken(status));
  }

  /** Waits until a gateway has carried out a refund and not answered yet; gives up when none is asked for in time. */
  async duringRefund(patienceMs: number): Promise<boolean> {
    return eventually(async () => this.proxies.vnpay.kept + this.proxies.stripe.kept > 0, Boolean, patienceMs).catch(() => false);
  }

  /** What the gateways have in their own books. */
  async books(): Promise<Booked[]> {
    const { transactions } = await log<VnpayLog>(this.simulators.vnpayUrl);
    const { sessions, webhooks } = await log<StripeLog>(this.simulators.stripeUrl);
    for (const { eventId, status } of webhooks) if (isTaken(status)) this.taken.add(eventId);
    const vnpay = transactions.map(({ txnRef, amount, result, refunds, notice }): Booked => ({
      gateway: 'vnpay', reference: txnRef, amount: amount / 100, paid: result?.status === '00', acknowledged: notice === 'confirmed', waiting: notice === 'due' || notice === 'given_up',
      refunds: refunds.map((refund) => ({ name: refund.requestId, amount: refund.amount / 100 })),
    }));
    const stripe = sessions.map(({ id, amount, status, refunds }): Booked => {
      const event = this.events.get(id);
      const acknowledged = event !== undefined && this.taken.has(event);
      return { gateway: 'stripe', reference: id, amount, paid: status === 'complete', acknowledged, waiting: event !== undefined && !acknowledged, refunds: refunds.map((refund) => ({ name: refund.metadata.refund ?? 'nameless', amount: refund.amount })) };
    });
    return [...vnpay, ...stripe];
  }

  async close(): Promise<void> {
    await Promise.all([this.proxies.vnpay.close(), this.proxies.stripe.close(), this.simulators.close()]);
  }
}

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

async function drive(simulator: string, order: object): Promise<Driven> {
  const response = await fetch(`${simulator}/drive`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) });
  const answer = await response.json() as Driven;
  if (!response.ok || answer.refusal !== undefined) throw new Error(`The simulator refused: ${JSON.stringify(answer)}`);
  return answer;
}

const log = async <Log>(simulator: string): Promise<Log> => (await (await fetch(`${simulator}/log`)).json()) as Log;
