import { randomUUID } from 'node:crypto';
import { nextEventId } from '../support/bank-notice.js';
import type { SeededRandom } from '../support/seeded-random.js';
import type { Attempt, OrderGroup } from '../support/shop-answers.js';
import { groupPath } from '../support/shopping.js';
import type { Tell } from './intents.js';
import { OutsideGateways } from './outside-gateways.js';
import type { GatewayName } from './outside-gateways.js';

/** A payment that was made at a gateway, whatever the market knows of it. `calledOff`: for a purchase that had been called off; its money goes back. */
export interface GatewayPayment { group: OrderGroup; reference: string; calledOff: boolean }

/** How the crowd's buyers pay: by transfer, or at a gateway's page; some twice, some for what they have called off, some without a notice. */
export class Payers {
  readonly atGateways: GatewayPayment[] = [];

  /** @param lost throws for the client whose market did not take what it was told */
  constructor(private readonly gateways: OutsideGateways, private readonly random: SeededRandom, private readonly tell: Tell, private readonly lost: () => never) {}

  async pay(group: OrderGroup): Promise<void> {
    const method = this.random.oneOf(['vietqr', 'vnpay', 'stripe'] as const);
    if (method === 'vietqr') return this.byTransfer(group);
    const chance = this.random.next();
    const methods: GatewayName[] = chance < 0.1 ? ['vnpay', 'stripe'] : [method];
    const attempts = [];
    for (const each of methods) attempts.push(await this.open(group, each));
    const calledOff = chance > 0.9 && await this.callOff(group);
    await Promise.all(attempts.map((attempt) => attempt && this.atGateway(group, attempt, calledOff)));
  }

  private async open(group: OrderGroup, method: string): Promise<Attempt | null> {
    const { status, body } = await this.tell({ kind: 'payment', key: randomUUID(), group, method });
    return status === 201 ? body as Attempt : null;
  }

  private async callOff(group: OrderGroup): Promise<boolean> {
    return (await this.tell({ kind: 'step', path: `${groupPath(group)}/cancellations` }, group.accessToken)).status === 201;
  }

  private async atGateway(group: OrderGroup, attempt: Attempt, calledOff: boolean): Promise<void> {
    this.atGateways.push({ group, reference: OutsideGateways.referenceOf(attempt), calledOff });
    const taken = await this.gateways.pay(attempt, { times: this.random.next() < 0.2 ? 2 : 1, silent: this.random.next() < 0.15 });
    if (!taken) this.lost();
  }

  private async byTransfer(group: OrderGroup): Promise<void> {
    const attempt = await this.open(group, 'vietqr');
    if (!attempt) return;
    const notice = { eventId: nextEventId(), amount: group.total, memo: attempt.qr?.memo ?? group.code };
    const times = this.random.next() < 0.2 ? 2 : 1; // some notices come twice at once
    await Promise.all(Array.from({ length: times }, () => this.tell({ kind: 'notice', notice, group })));
  }
}
