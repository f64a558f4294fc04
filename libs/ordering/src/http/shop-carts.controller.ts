import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Language } from '@cho-phien/kernel';
import { Answers, BySecret, Public, RequestLanguage } from '@cho-phien/platform';
import { lineTotal } from '../domain/split-by-seller.js';
import { FillCart } from '../usecases/fill-cart.js';
import { ShowCart } from '../usecases/show-cart.js';
import type { ShownCart, ShownLine } from '../usecases/show-cart.js';
import { cart, linePath, quantityBody, quote, quoteBody } from './cart.dto.js';

type CartAnswer = z.infer<typeof cart>;

@ApiTags('cart')
@Controller('shop/carts')
export class ShopCartsController {
  constructor(private readonly fillCart: FillCart, private readonly showCart: ShowCart) {}

  /** A new empty cart. Its id is the only key to it. */
  @Post() @Public() @Answers(cart, 201)
  async open(): Promise<CartAnswer> {
    return shape({ id: await this.fillCart.open(), baskets: [] });
  }

  /** The cart at today's prices, grouped by seller. */
  @Get(':id') @BySecret('cart id') @Answers(cart)
  async show(@Param('id') id: string): Promise<CartAnswer> {
    return shape(await this.showCart.run(id));
  }

  /** Sets how many units of a variant are wanted; 0 takes it out. */
  @Put(':id/lines/:variantId') @BySecret('cart id') @Answers(cart)
  async put(@Param({ schema: linePath }) { id, variantId }: z.infer<typeof linePath>, @Body({ schema: quantityBody }) { quantity }: z.infer<typeof quantityBody>): Promise<CartAnswer> {
    await this.fillCart.put(id, { variantId: variantId.toLowerCase(), quantity });
    return shape(await this.showCart.run(id));
  }

  /** What delivery to an address would cost, for each seller's parcel. */
  @Post(':id/quotes') @BySecret('cart id') @Answers(quote)
  async quote(@Param('id') id: string, @Body({ schema: quoteBody }) { address }: z.infer<typeof quoteBody>, @RequestLanguage() language: Language): Promise<z.infer<typeof quote>> {
    const { sellers, itemsTotal } = await this.showCart.quote(id, address.communeCode);
    return {
      sellers: sellers.map(({ delivery, ...parcel }) => ({ ...parcel, delivery: delivery.map(({ code, name, fee }) => ({ code, name: name[language], fee })) })),
      itemsTotal,
    };
  }
}

const shape = ({ id, baskets }: ShownCart): CartAnswer => ({
  id,
  lines: baskets.flatMap(({ lines }) => lines.map(({ variantId, quantity }) => ({ variantId, quantity }))),
  sellers: baskets.map(({ seller, lines, itemsTotal }) => ({ seller: { id: seller.id, slug: seller.slug, name: seller.name }, lines: lines.map(shapeLine), itemsTotal })),
  itemsTotal: baskets.reduce((sum, { itemsTotal }) => sum + itemsTotal, 0),
});

const shapeLine = (line: ShownLine): CartAnswer['sellers'][number]['lines'][number] => ({
  variantId: line.variantId, productId: line.productId, slug: line.slug, name: line.name, variantName: line.variantName, unit: line.unit,
  image: line.image as CartAnswer['sellers'][number]['lines'][number]['image'],
  quantity: line.quantity, unitPrice: line.unitPrice, total: lineTotal(line), available: line.available, forSale: line.forSale, isAlcohol: line.isAlcohol,
});
