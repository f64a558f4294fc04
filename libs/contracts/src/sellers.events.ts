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
    open: boolean;
  };
}

/** Whom to tell about a seller's orders. Holds personal data: never logged. */
export interface SellerContactChanged {
  type: 'sellers.contact_changed';
  payload: { sellerId: string; phoneNumbers: string[] };
}

export type SellersEvent = SellerChanged | SellerContactChanged;
