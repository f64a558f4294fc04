export type StarClaim = {
  id: string; state: string; foundAt: string; decidedAt: string | null; reason: string | null; certifiedStars: number | null; communeCode: string; communeName: string;
  claims: { field: string; phrase: string; stars: number | null }[];
  product: { id: string; slug: string; name: string; seller: { id: string; name: string } };
};
