/** A lot as its form was sent: texts as typed, so that a refused form shows them again. */
export type LotForm = { lotCode: string; how: string; madeOn: string; bestBefore: string; quantity: string; unit: string; household: string; agreed: boolean; notes: string; recalled: boolean; reason: string };

const FIELDS = { lotCode: ['so_lo', 60], how: ['cach', 20], madeOn: ['ngay', 10], bestBefore: ['han', 10], quantity: ['so_luong', 20], unit: ['don_vi', 40], household: ['ho', 60], notes: ['ghi_chu', 1000], reason: ['ly_do', 500] } as const;

export function readLotForm(form: FormData): LotForm {
  const text = ([name, most]: readonly [string, number]) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
  const texts = Object.fromEntries(Object.entries(FIELDS).map(([field, place]) => [field, text(place)])) as Omit<LotForm, 'agreed' | 'recalled'>;
  return { ...texts, agreed: form.get('dong_y') === 'on', recalled: form.get('thu_hoi') === 'on' };
}

/** The request; what is not a number is sent as one that the API refuses in words. */
export function lotBody({ how, madeOn, bestBefore, quantity, unit, household, agreed, notes, recalled }: LotForm) {
  const units = Number(quantity.replace(/[.\s]/g, ''));
  return {
    how: how === 'harvested' ? 'harvested' : 'made', madeOn, recalled, producerAgreed: agreed,
    ...(bestBefore && { bestBefore }), ...(quantity && { quantity: Number.isFinite(units) ? units : -1 }), ...(unit && { unit }), ...(household && { producerSellerId: household }), ...(notes && { notes }),
  };
}
