/** A line to be packed. */
export interface PackedLine { productId: string; variantId: string; name: string; variantName: string; unit: string; quantity: number; producerId: string | null }

export interface PackedOrder { code: string; lines: readonly PackedLine[] }

/** How much of one pack size is needed, over how many orders. */
export interface PackTotal { productId: string; variantId: string; name: string; variantName: string; unit: string; quantity: number; orders: number }

export interface HouseholdTotal { producerId: string | null; quantity: number; lines: PackTotal[] }

/** Units by pack size over all orders; names are those of the newest order, goods sold under one name beside each other. */
export function totalsByProduct(orders: readonly PackedOrder[]): PackTotal[] {
  const totals = new Map<string, PackTotal & { codes: Set<string> }>();
  for (const { code, lines } of orders) {
    for (const { producerId: _, quantity, ...goods } of lines) {
      const known = totals.get(goods.variantId);
      totals.set(goods.variantId, { ...goods, quantity: (known?.quantity ?? 0) + quantity, codes: (known?.codes ?? new Set()).add(code), orders: 0 });
    }
  }
  return [...totals.values()].map(({ codes, ...total }) => ({ ...total, orders: codes.size })).sort(byName);
}

/** The same by the household that made the goods; what the seller made itself comes first. */
export function totalsByHousehold(orders: readonly PackedOrder[]): HouseholdTotal[] {
  const producers = new Set(orders.flatMap(({ lines }) => lines.map(({ producerId }) => producerId)));
  const sorted = [...producers].sort((one, other) => Number(one !== null) - Number(other !== null) || (one ?? '').localeCompare(other ?? ''));
  return sorted.map((producerId) => {
    const lines = totalsByProduct(orders.map(({ code, lines: own }) => ({ code, lines: own.filter((line) => line.producerId === producerId) })));
    return { producerId, quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0), lines };
  });
}

const byName = (one: PackTotal, other: PackTotal): number =>
  one.name.localeCompare(other.name, 'vi') || one.variantName.localeCompare(other.variantName, 'vi') || one.variantId.localeCompare(other.variantId);
