import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NO_DONG } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, BySecret, Public, RequestLanguage } from '@cho-phien/platform';
import { FillCart } from '../usecases/fill-cart.js';
import { ShowCart } from '../usecases/show-cart.js';
import type { ShownCart } from '../usecases/show-cart.js';
import { WaysToPayACart } from '../usecases/ways-to-pay-a-cart.js';
import { cart, linePath, quantityBody, quote, quoteBody } from './cart.dto.js';
import { shapeCart } from './shape-cart.js';

type CartAnswer = z.infer<typeof cart>;

@ApiTags('cart')
@Controller('shop/carts')
export class ShopCartsController {
  constructor(private readonly fillCart: FillCart, private readonly showCart: ShowCart, private readonly ways: WaysToPayACart) {}

  /** A new empty cart. Its id is the only key to it. */
  @Post() @Public() @Answers(cart, 201)
  async open(): Promise<CartAnswer> {
    return this.shape({ id: await this.fillCart.open(), baskets: [], itemsTotal: NO_DONG });
  }

  /** The cart at today's prices, grouped by seller. */
  @Get(':id') @BySecret('cart id') @Answers(cart)
  async show(@Param('id') id: string): Promise<CartAnswer> {
    return this.shape(await this.showCart.run(id));
  }

  /** Sets how many units of a variant are wanted; 0 takes it out. */
  @Put(':id/lines/:variantId') @BySecret('cart id') @Answers(cart)
  async put(@Param({ schema: linePath }) { id, variantId }: z.infer<typeof linePath>, @Body({ schema: quantityBody }) { quantity }: z.infer<typeof quantityBody>): Promise<CartAnswer> {
    await this.fillCart.put(id, { variantId: variantId.toLowerCase(), quantity });
    return this.shape(await this.showCart.run(id));
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

  private async shape(shown: ShownCart): Promise<CartAnswer> { return shapeCart(shown, await this.ways.of(shown)); }
}
