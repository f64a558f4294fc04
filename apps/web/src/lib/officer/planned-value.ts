/** `62,5`, `62.5` or `120.000.000` as people type it; null for anything that is neither a number to one decimal nor whole đồng. */
export function readPlanned(typed: string): number | null {
  const text = typed.replace(/[\s%đ]/g, '');
  if (/^\d{1,3}([.,]\d)?$/.test(text)) return Number(text.replace(',', '.'));
  return /^(\d{1,13}|\d{1,3}([.,]\d{3})+)$/.test(text) ? Number(text.replace(/[.,]/g, '')) : null;
}
