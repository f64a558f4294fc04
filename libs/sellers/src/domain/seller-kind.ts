/** OCOP producer types: cooperative, cooperative group, company, farm, registered and unregistered household. */
export const SELLER_KINDS = ['htx', 'tht', 'company', 'farm', 'registered_household', 'household'] as const;
export type SellerKind = (typeof SELLER_KINDS)[number];
