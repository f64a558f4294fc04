import type { CatalogEvent } from './catalog.events.js';
import type { IdentityEvent } from './identity.events.js';
import type { InventoryEvent } from './inventory.events.js';
import type { MediaEvent } from './media.events.js';
import type { OrderingEvent } from './ordering.events.js';
import type { PaymentsEvent } from './payments.events.js';
import type { SellersEvent } from './sellers.events.js';
import type { SettlementEvent } from './settlement.events.js';

export type DomainEvent = IdentityEvent | SellersEvent | CatalogEvent | InventoryEvent | MediaEvent | OrderingEvent | PaymentsEvent | SettlementEvent;
export type EventType = DomainEvent['type'];
export type PayloadOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>['payload'];

export type * from './catalog.events.js';
export type * from './identity.events.js';
export type * from './inventory.events.js';
export type * from './media.events.js';
export type * from './ordering.events.js';
export type * from './payments.events.js';
export type * from './sellers.events.js';
export type * from './settlement.events.js';
export * from './subscriptions.js';
