/*
 * When goods may be bought, as SQL conditions on a row with the columns season_months (int[]),
 * window_from and window_until, holiday_from and holiday_until (days, both included); null: no such bound.
 * `day` is SQL of type date in Vietnam, `row` the row's alias.
 */

/** Outside the months, or the window of days, in which the goods are sold. */
export const outOfSeason = (day: string, row = 'p'): string =>
  `(${row}.season_months is not null and not extract(month from ${day})::int = any(${row}.season_months) or ${row}.window_from is not null and not ${day} between ${row}.window_from and ${row}.window_until)`;

/** On a day on which the shop takes no orders. */
export const onHoliday = (day: string, row = 'p'): string => `(${row}.holiday_from is not null and ${day} between ${row}.holiday_from and ${row}.holiday_until)`;

export const onSale = (day: string, row = 'p'): string => `(not ${outOfSeason(day, row)} and not ${onHoliday(day, row)})`;

export type OffSale = 'out_of_season' | 'on_holiday';

/** Why goods may not be bought on a day, `out_of_season` or `on_holiday`; null on a day of sale. */
export const offSale = (day: string, row = 'p'): string => `case when ${outOfSeason(day, row)} then 'out_of_season' when ${onHoliday(day, row)} then 'on_holiday' end`;
