const MONTH_MS = 30.4375 * 86_400_000;

/** How many of a certificate's months are over on a day; both bounded, for the bar under it. */
export function lifeOf(issuedOn: string, expiresOn: string, today: Date): { passed: number; whole: number } {
  const months = (from: string, to: number) => Math.round((to - Date.parse(from)) / MONTH_MS);
  const whole = Math.max(1, months(issuedOn, Date.parse(expiresOn)));
  const passed = Math.min(whole, Math.max(0, months(issuedOn, today.getTime())));
  return { passed, whole };
}
