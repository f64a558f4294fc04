/** A seller's public profile as it is now (whole snapshot, so that a late or doubled event does no harm). */
export interface SellerChanged {
  type: 'sellers.seller_changed';
  payload: {
    sellerId: string;
    slug: string;
    name: string;
    /** OCOP producer types: cooperative, cooperative group, company, farm, registered or unregistered household. */
    kind: 'htx' | 'tht' | 'company' | 'farm' | 'registered_household' | 'household';
    communeCode: string;
    provinceCode: string;
    /** Approved, and neither suspended nor closed. */
    open: boolean;
    /** How the seller wants to be called (`bác`, `chị`, …); absent when not said. */
    addressAs?: string;
    /** Vietnamese days, both included, on which the shop takes no orders; absent when none is planned. */
    holiday?: { from: string; until: string };
  };
}

/** Whom to tell about a seller's orders. Holds personal data: never logged. */
export interface SellerContactChanged {
  type: 'sellers.contact_changed';
  payload: { sellerId: string; phoneNumbers: string[] };
}

/** A seller's application or shop came to another state by a named action. */
export interface SellerLifecycleMoved {
  type: 'sellers.lifecycle_moved';
  payload: { sellerId: string; name: string; action: string; to: 'applied' | 'documents_asked' | 'approved' | 'declined' | 'suspended' | 'closed'; reason: string; at: string };
}

/** What a seller lets an assistant do, as it is now. `until` is the instant from which it holds no more. */
export interface SellerConsentChanged {
  type: 'sellers.consent_changed';
  payload: {
    consentId: string; sellerId: string; assistantId: string;
    sellerName: string; sellerPhone: string | null; communeCode: string; /** Empty where none is named; left out by what was told before it was. */ village?: string; assistantPhone: string | null;
    scopes: ('profile' | 'listing' | 'orders')[];
    from: string; until: string;
    how: 'own_session' | 'code' | 'witness';
    state: 'pending' | 'live' | 'revoked';
  };
}

/** An assistant tried a write for a seller. */
export interface SellerAssisted {
  type: 'sellers.assisted_write';
  payload: { id: string; sellerId: string; assistantId: string; consentId: string; method: string; path: string; at: string };
}

/** A household joined or left a cooperative's shop. */
export interface HouseholdJoined {
  type: 'sellers.household_joined';
  payload: { cooperativeId: string; householdId: string; joined: boolean };
}

/** A seller's bank account was set; the number itself is told to nobody. */
export interface BankAccountChanged {
  type: 'sellers.bank_account_changed';
  payload: { sellerId: string; match: 'matched' | 'needs_check'; changedBy: string; at: string };
}

/** From a day on the buyers of a seller pay the market (`collected`) or the seller himself (`direct`). */
export interface MoneyRouteChanged {
  type: 'sellers.money_route_changed';
  payload: { sellerId: string; name: string; route: 'collected' | 'direct'; fromDay: string; at: string };
}

/** A one-time code for one purpose and one subject was asked for; it is carried to the phone with what it agrees to. Holds a secret: never logged. */
export interface SellerCodeAsked {
  type: 'sellers.code_asked';
  payload: { phoneNumber: string; code: string; purpose: string; summary: string; expiresAt: string; language: 'vi' | 'en' };
}

/** The market invited somebody to sell; the link is a secret. Never logged. */
export interface SellerInvited {
  type: 'sellers.seller_invited';
  payload: { phoneNumber: string; name: string; url: string; expiresAt: string };
}

export type SellersEvent =
  | SellerChanged | SellerContactChanged | SellerLifecycleMoved | SellerConsentChanged | SellerAssisted
  | HouseholdJoined | BankAccountChanged | MoneyRouteChanged | SellerCodeAsked | SellerInvited;
