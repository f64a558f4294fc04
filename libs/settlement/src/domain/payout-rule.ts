import { addDays, Unprocessable, writtenDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';

/** When and from how much sellers are paid out; a dated row, the latest in force counts. */
export interface PayoutRule {
  id: string;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** đồng; less waits for the next time. */
  minimum: number;
  /** Whether who prepared a batch may be one of the two who approve it: where only two people run the market. */
  preparerApproves: boolean;
  validFrom: VietnamDay;
  note: string | null;
}

export type NewPayoutRule = Omit<PayoutRule, 'id'>;

/** A rule never takes effect backwards. Errors: `settlement.announce_earlier`. */
export function assertRuleAhead({ validFrom }: NewPayoutRule, today: VietnamDay): void {
  const earliest = addDays(today, 1);
  if (validFrom < earliest) throw new Unprocessable('settlement.announce_earlier', { days: 1, earliest: writtenDay(earliest) }, [{ path: 'validFrom', code: 'settlement.announce_earlier', days: 1, earliest: writtenDay(earliest) }]);
}

export const ruleOn = (rules: readonly PayoutRule[], day: VietnamDay): PayoutRule => {
  const [rule] = rules.filter(({ validFrom }) => validFrom <= day).sort((one, other) => (one.validFrom === other.validFrom ? (one.id > other.id ? -1 : 1) : one.validFrom > other.validFrom ? -1 : 1));
  if (!rule) throw new Error(`No rule of payouts on ${day}.`);
  return rule;
};

const weekdayOf = (day: VietnamDay): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

export const isPayoutDay = (rules: readonly PayoutRule[], day: VietnamDay): boolean => weekdayOf(day) === ruleOn(rules, day).weekday;

/** The first payout day from a day on, itself included, by the rule in force on each. */
export function nextPayoutDay(rules: readonly PayoutRule[], from: VietnamDay): VietnamDay {
  let day = from;
  while (!isPayoutDay(rules, day)) day = addDays(day, 1);
  return day;
}
