import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { Claim } from '../storage/claim.repository.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import { CancelPaidOrder } from './cancel-paid-order.js';
import { FileClaim } from './file-claim.js';
import type { ClaimWish } from './file-claim.js';
import { MoveClaim } from './move-claim.js';

/** The buyer asks for something after the sale. Calling off a paid order that has not left is granted at once. */
@Injectable()
export class OpenClaim {
  constructor(
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly file: FileClaim,
    private readonly cancelPaid: CancelPaidOrder,
    private readonly moveClaim: MoveClaim,
  ) {}

  /** Asking the same again changes nothing. Errors: `ordering.order_not_found`, and those of `FileClaim`. */
  async run(tx: Tx, groupCode: string, wish: ClaimWish): Promise<Claim> {
    const group = await this.groups.lock(tx, groupCode);
    const order = group && (await this.orders.ofGroup(tx, groupCode)).find(({ code }) => code === wish.orderCode);
    if (!group || !order || group.channel !== 'shop') throw new NotFound('ordering.order_not_found');
    const { claim, isNew } = await this.file.run(tx, groupCode, order, wish);
    if (!isNew) return claim;
    return wish.kind === 'cancel' ? this.cancelPaid.run(tx, claim, order) : this.moveClaim.tell(tx, claim, 'buyer');
  }
}
