import type { z } from 'zod';
import { lineTotal } from '../domain/split-by-seller.js';
import type { ShownCart, ShownLine } from '../usecases/show-cart.js';
import type { WaysToPay } from '../usecases/ways-to-pay-a-cart.js';
import type { cart } from './cart.dto.js';

type CartAnswer = z.infer<typeof cart>;

/** A cart as pages and the contract name its fields. */
export const shapeCart = ({ id, baskets, itemsTotal }: ShownCart, { methods, cardCeiling, direct }: WaysToPay): CartAnswer => ({
  id,
  lines: baskets.flatMap(({ lines }) => lines.map(({ variantId, quantity }) => ({ variantId, quantity }))),
  sellers: baskets.map(({ seller, lines, itemsTotal: ofSeller }) => ({ seller: { id: seller.id, slug: seller.slug, name: seller.name }, lines: lines.map(shapeLine), itemsTotal: ofSeller, moneyRoute: direct.has(seller.id) ? 'direct' : 'collected' })),
  itemsTotal, paymentMethods: methods, cardCeiling,
});

const shapeLine = (line: ShownLine): CartAnswer['sellers'][number]['lines'][number] => ({
  variantId: line.variantId, productId: line.productId, slug: line.slug, name: line.name, variantName: line.variantName, unit: line.unit,
  image: line.image as CartAnswer['sellers'][number]['lines'][number]['image'],
  quantity: line.quantity, unitPrice: line.unitPrice, total: lineTotal(line), available: line.available, forSale: line.forSale, isAlcohol: line.isAlcohol,
});
