/** What a demo buyer of the past did. Indices choose among what there is to choose from. */
export interface PlannedPurchase {
  /** Days before today on which it arrived, 1 to 84. */
  deliveredDaysAgo: number;
  /** Days between order and arrival. */
  daysOnTheWay: number;
  /** Minutes after 7 in the morning of the order day, and of the day of arrival. */
  orderedMinute: number;
  deliveredMinute: number;
  paid: 'vietqr' | 'vnpay' | 'cash_at_door' | 'qr_at_door';
  /** One row for each line: a number between 0 and 1 that chooses the goods, and how many. */
  lines: { pick: number; quantity: number }[];
  /** Of one shop, or of any. */
  oneShop: boolean;
  buyer: number;
  province: string;
  /** Between 0 and 1; chooses the commune. */
  commune: number;
}

const DAYS = 84;
const SEED = 19_082_026;

/** Where demo buyers live, most of them near. */
const PROVINCES = ['22', '22', '22', '22', '01', '01', '31', '24', '24', '75', '46'];

/**
 * Twelve weeks of purchases, the same for every load: one or two a day, more towards today,
 * with cash at the door slowly giving way.
 */
export function planHistory(): PlannedPurchase[] {
  const random = seeded(SEED);
  const plan: PlannedPurchase[] = [];
  for (let daysAgo = DAYS; daysAgo >= 1; daysAgo--) {
    const progress = 1 - daysAgo / DAYS;
    const today = Math.floor(1.2 + progress * 1.2 + random() * 1.3);
    for (let each = 0; each < today; each++) plan.push(purchase(random, daysAgo, progress));
  }
  return plan;
}

function purchase(random: () => number, deliveredDaysAgo: number, progress: number): PlannedPurchase {
  const whole = (below: number): number => Math.floor(random() * below);
  const paid = wayOfPaying(random(), progress);
  return {
    deliveredDaysAgo, daysOnTheWay: 2 + whole(3), orderedMinute: whole(700), deliveredMinute: 60 + whole(600), paid,
    lines: Array.from({ length: 1 + whole(3) }, () => ({ pick: random(), quantity: 1 + whole(3) })),
    oneShop: random() < 0.75, buyer: 1 + whole(60), province: PROVINCES[whole(PROVINCES.length)]!, commune: random(),
  };
}

function wayOfPaying(chance: number, progress: number): PlannedPurchase['paid'] {
  const cash = 0.45 - 0.17 * progress;
  if (chance < cash) return 'cash_at_door';
  if (chance < cash + 0.16) return 'qr_at_door';
  return chance < cash + 0.16 + (0.84 - cash) * 0.62 ? 'vietqr' : 'vnpay';
}

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
