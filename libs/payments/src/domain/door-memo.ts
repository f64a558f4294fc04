/**
 * What a transfer for one parcel says: the group's code and the order's number, `CP7K2M9QXAB D2`.
 * A bank that strips it to the code leaves money for the whole group, which a person can place.
 */
export const doorMemo = (groupCode: string, orderCode: string): string => `${groupCode} D${orderCode.slice(groupCode.length + 1)}`;

/** The order that a memo names beside its group's code; null when it names none, or more is glued to the number. */
export function doorOrderIn(memo: string, groupCode: string): string | null {
  const number = new RegExp(`${groupCode}[^0-9A-Z]*D(\\d{1,2})(?!\\d)`, 'u').exec(memo.normalize('NFC').toUpperCase())?.[1];
  return number === undefined ? null : `${groupCode}-${Number(number)}`;
}
