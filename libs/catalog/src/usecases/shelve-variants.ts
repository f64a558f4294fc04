import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { Conflict } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { ListingContent, ListingInput } from '../domain/listing-content.js';

/** Gives every pack size of a version its place on the shelf; what is on hand is no part of a version and holds at once. */
@Injectable()
export class ShelveVariants {
  constructor(private readonly inventory: InventoryFacade) {}

  /** Errors: `catalog.id_taken` for the id of other goods' pack; `inventory.below_reserved`. */
  async run(tx: Tx, { id: productId, sellerId }: { id: string; sellerId: string }, { variants }: ListingContent, input: ListingInput): Promise<void> {
    const said = onHandOf(variants, input);
    await this.inventory.registerAll(tx, variants.map(({ id }) => ({ variantId: id, productId, sellerId, onHand: said.get(id) ?? 0 })));
    const levels = await this.inventory.levels(variants.map(({ id }) => id), tx);
    if ([...levels.values()].some((level) => level.productId !== productId)) throw new Conflict('catalog.id_taken');
    const lines = [...said].flatMap(([variantId, onHand]) => (levels.get(variantId)?.onHand === onHand ? [] : [{ variantId, onHand }]));
    await this.inventory.count(tx, { sellerId, productId, lines });
  }
}

function onHandOf(variants: ListingContent['variants'], input: ListingInput): Map<string, number> {
  const perPack = (input.variants ?? []).map(({ onHand }, place) => [variants[place]!.id, onHand] as const);
  const only = input.variants === undefined && variants.length === 1 ? [[variants[0]!.id, input.onHand] as const] : [];
  return new Map([...perPack, ...only].flatMap(([id, onHand]) => (onHand === undefined ? [] : [[id, onHand]])));
}
