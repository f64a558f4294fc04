import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { Unprocessable } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { quoteParcel, zoneBetween } from '../domain/delivery-quote.js';
import type { DeliveryOption, Place } from '../domain/delivery-quote.js';
import type { SellerBasket } from '../domain/split-by-seller.js';
import { TermsRepository } from '../storage/terms.repository.js';

export type Quoter = (basket: SellerBasket) => DeliveryOption[];

/** How each seller's parcel can reach a buyer, and for how much: by its weight and by how far it goes. */
@Injectable()
export class QuoteDelivery {
  constructor(private readonly terms: TermsRepository, private readonly areas: AreasFacade) {}

  /** Where the buyer is. Errors: `ordering.unknown_commune`. */
  async placeOf(communeCode: string): Promise<Place> {
    const commune = await this.areas.find(communeCode); // one that has ended is no address
    const provinceCode = await this.areas.provinceOf(communeCode);
    if (commune?.level !== 'commune' || provinceCode === null) {
      throw new Unprocessable('ordering.unknown_commune', {}, [{ path: 'address.communeCode', code: 'ordering.unknown_commune' }]);
    }
    return { communeCode, provinceCode };
  }

  async to(place: Place, baskets: readonly SellerBasket[], tx?: Tx): Promise<Quoter> {
    const { rates, regionOf } = await this.terms.today(tx);
    const origins = new Map<string, Place>();
    for (const { seller } of baskets) {
      origins.set(seller.communeCode, { communeCode: seller.communeCode, provinceCode: (await this.areas.provinceOf(seller.communeCode)) ?? '' });
    }
    return ({ seller, weightGrams }) => quoteParcel(rates, { weightGrams, zone: zoneBetween(origins.get(seller.communeCode)!, place, regionOf) });
  }
}
