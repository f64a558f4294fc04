import { isPayoutDay, nextPayoutDay, ruleOn } from './payout-rule.js';
import type { PayoutRule } from './payout-rule.js';

const rule = (id: string, validFrom: string, weekday: number, minimum = 50_000): PayoutRule => ({ id, validFrom, weekday, minimum, preparerApproves: true, note: null });

describe('the rule of payouts', () => {
  const rules = [rule('a', '2025-07-01', 5), rule('b', '2026-12-01', 2, 20_000)];

  it('is the latest in force, of two of one day the one written later', () => {
    expect(ruleOn(rules, '2026-11-30').id).toBe('a');
    expect(ruleOn(rules, '2026-12-01').id).toBe('b');
    expect(ruleOn([...rules, rule('c', '2026-12-01', 3)], '2026-12-31').id).toBe('c');
    expect(() => ruleOn(rules, '2025-06-30')).toThrow('No rule');
  });

  it('names the next day of payouts, by the rule that holds on that day', () => {
    expect(isPayoutDay(rules, '2026-11-27')).toBe(true);
    expect([nextPayoutDay(rules, '2026-11-22'), nextPayoutDay(rules, '2026-11-27'), nextPayoutDay(rules, '2026-11-28')]).toEqual(['2026-11-27', '2026-11-27', '2026-12-01']);
  });
});
