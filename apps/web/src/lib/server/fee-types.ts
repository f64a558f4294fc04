import type { SellerKind } from '$lib/seller/types';

/** A fee or a tax as anybody may read it. `rate` in percent, bounds in đồng for each order. */
export type Fee = {
  id: string;
  name: string;
  productSets: string[] | null;
  sellerKind: SellerKind | null;
  channel: 'shop' | 'stall' | null;
  method: string | null;
  rate: number;
  floor: number | null;
  cap: number | null;
  borneBy: 'market' | 'seller';
  validFrom: string;
  validTo: string | null;
  legalRef: string | null;
  status: 'confirmed' | 'to_be_confirmed';
};

export type TaxSums = { sales: number; returned: number; revenue: number; vat: number; vatReturned: number; vatDue: number; pit: number; pitReturned: number; pitDue: number };

export type TaxCertificate = {
  year: string;
  form: string;
  complete: boolean;
  issuedAt: string;
  payer: { sellerId: string; name: string; ownerName: string; addressLine: string; communeCode: string; taxNumber: string | null };
  months: (TaxSums & { month: string; legalRef: string; vatRate: number; pitRate: number })[];
  total: TaxSums;
};

/** What the market kept in a month that is over; đồng, percent. */
export type KeptMonth = { month: string; goods: number; commission: number; gatewayFee: number; taxes: number; takeRate: number | null };
export type PublicFees = { asOf: string; noticeDays: number; items: (Fee & { state: 'in_force' | 'coming'; announcedOn: string })[] };
