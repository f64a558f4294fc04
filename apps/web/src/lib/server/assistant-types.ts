import type { OwnProduct, Requirement, SellerKind, SellerOrder } from '$lib/seller/types';
import type { Picture } from './types';

/** Shapes of the answers an assistant's pages use. No answer on these pages carries an account or a balance. */

export type HelpScope = 'profile' | 'listing' | 'orders';

export type HouseholdConsent = {
  id: string;
  state: 'live' | 'pending' | 'expired' | 'revoked';
  scopes: HelpScope[];
  until: string;
  how: string;
};

export type Household = {
  sellerId: string;
  name: string;
  kind: SellerKind;
  communeName: string;
  village?: string | null;
  phone: string | null;
  addressAs: string | null;
  consent: HouseholdConsent;
};

export type TaskRule = 'order_late' | 'order_unsent' | 'draft_stuck' | 'certificate_ending' | 'stock_silent' | 'consent_ending' | 'unconfirmed_listing';

export type Task = {
  rule: TaskRule;
  title: string;
  why: string;
  sellerId: string;
  sellerName: string;
  phone: string | null;
  subject: { kind: 'order' | 'product' | 'certificate' | 'consent'; id: string };
  scopes: HelpScope[];
  until: string | null;
  since: string | null;
};

export type TaskList = { asOf: string; villages: { communeCode: string; communeName: string; tasks: Task[] }[] };

export type ConsentBody = {
  sellerId?: string;
  phone?: string;
  scopes: HelpScope[];
  /** The last day in Việt Nam. */
  until: string;
  how: 'code' | 'witness';
  witness?: { name: string; phone: string };
};

/** A household applies through its assistant; the consent that comes with it waits for the household's code. */
export type ApplicationBody = {
  id: string;
  kind: string;
  name: string;
  communeCode: string;
  addressLine: string;
  addressAs?: string;
} & ({ phone: string } | { witness: { name: string; phone: string } });

/** One thing done for a household, as the market wrote it down. */
export type Activity = {
  id: string;
  seller: { id: string; name: string };
  consentId: string;
  method: string;
  path: string;
  at: string;
  /** HTTP status of the answer; null while none was given. */
  outcome: number | null;
};

export type HouseholdProfile = { requirements: Requirement[]; nextActions: string[] };

/** A row of the household's goods; `confirmedAt` is null until the household agreed to an assistant's version. */
export type HouseholdGoods = Pick<OwnProduct, 'id' | 'name' | 'unit' | 'available' | 'state'> & {
  image: Picture | null;
  revision: Pick<OwnProduct['revision'], 'number' | 'state' | 'by' | 'confirmedAt'>;
};

/** Of an order what is to be done; neither its money nor its buyer is read here. */
export type HouseholdOrder = Pick<SellerOrder, 'code' | 'status' | 'lines' | 'acceptBy' | 'sendBy' | 'late' | 'nextStep'>;
