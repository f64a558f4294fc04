/** What can be bought of a variant now. `version` grows with every change, so that a late event is dropped. */
export interface StockChanged {
  type: 'inventory.stock_changed';
  payload: { variantId: string; productId: string; available: number; version: number; at: string };
}

export type InventoryEvent = StockChanged;
