import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { NotFound } from '@cho-phien/kernel';
import { PaymentsFacade, qrSvg } from '@cho-phien/payments';
import type { QrView } from '@cho-phien/payments';
import { Config } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { isDropped } from '../domain/order-status.js';
import { SellerOrderRepository } from '../storage/seller-order.repository.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';

/** Most orders of one list: a cycle of a cooperative. */
const MOST = 500;

export interface Label { order: SellerOrder; /** The seller's commune. */ origin: string; qr: { payload: string; svg: string }; /** The transfer that pays the parcel at its door; null when nothing is to be collected. */ payment: QrView | null }

/** What a seller packs, and what stands on the parcels. */
@Injectable()
export class PackOrders {
  constructor(
    private readonly orders: SellerOrderRepository,
    private readonly sellers: SellersFacade,
    private readonly areas: AreasFacade,
    private readonly payments: PaymentsFacade,
    private readonly config: Config,
  ) {}

  /** Up to 500 orders, the oldest first, and the names of the households that made their goods. */
  async list(scope: SellerScope, { codes, status }: { codes: readonly string[]; status: readonly string[] }): Promise<{ orders: SellerOrder[]; households: Map<string, string> }> {
    const orders = await this.orders.toPack(scope, { codes, status: status.length > 0 ? status : ['accepted'] }, MOST);
    const makers = new Set(orders.flatMap(({ lines }) => lines.flatMap(({ producerId }) => producerId ?? [])));
    const households = makers.size > 0 ? [...(await this.sellers.findMany([...makers])).values()] : [];
    return { orders, households: new Map(households.map(({ id, name }) => [id, name])) };
  }

  /** Errors: `ordering.order_not_found`. */
  async label(scope: SellerScope, code: string): Promise<Label> {
    const order = await this.orders.find(scope, code);
    if (order === null) throw new NotFound('ordering.order_not_found');
    const payload = `${this.config.publicUrl}/don/${order.groupCode}`;
    return { order, origin: await this.areas.label(order.seller.communeCode), qr: { payload, svg: await qrSvg(payload) }, payment: await this.paymentOf(order) };
  }

  private async paymentOf({ groupCode, code, cod, paidAt, status, total }: SellerOrder): Promise<QrView | null> {
    const due = cod && paidAt === null && !isDropped(status);
    return due ? this.payments.doorQr(groupCode, code, total) : null;
  }
}
