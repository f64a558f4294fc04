export type OfficerClaim = {
  claimId: string;
  orderCode: string;
  shopName: string;
  communeName: string;
  kind: string;
  state: string;
  openedAt: string;
  movedAt: string;
  breachedAt: string | null;
  closeBy: string | null;
  closedAt: string | null;
};
export type OfficerClaims = { counts: { open: number; closed: number; closedInTime: number; breached: number }; items: OfficerClaim[]; next: string | null };
