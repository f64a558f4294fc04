/** The keys of the till in their order; `000` and `xoa` (take the last digit off) among them. */
export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '000', '0', 'xoa'] as const;

const MOST_DIGITS = 9;

/** The digits after a key was pressed; never starts with 0, never longer than nine. */
export function pressed(typed: string, key: string): string {
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
  if (key === 'xoa') return digits.slice(0, -1);
  if (!/^\d+$/.test(key)) return digits;
  return (digits + key).replace(/^0+/, '').slice(0, MOST_DIGITS);
}
