import { CANCEL_REASONS, CLAIM_KINDS, CLAIM_REASONS } from '$lib/order/claim-words';
import type { ClaimBody } from './types';

const word = (form: FormData, name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
const known = <Word extends string>(words: readonly Word[], typed: string): Word | undefined => words.find((each) => each === typed);

export const readCancel = (form: FormData, orderCode: string): ClaimBody => ({
  orderCode,
  kind: 'cancel',
  reason: known(CANCEL_REASONS, word(form, 'ly_do', 20)) ?? 'other',
});

/** Nothing can be sent back of what never came: the wish is then for the money alone. */
const wishOf = (form: FormData, reason: string) => {
  const kind = known(CLAIM_KINDS, word(form, 'muon', 10)) ?? 'return';
  return kind === 'return' && (reason === 'missing' || reason === 'not_arrived') ? 'claim' : kind;
};

/** The goods that were ticked, each with its units: `mon` names them, `so.<id>` counts them. */
export function readClaim(form: FormData, orderCode: string): ClaimBody {
  const lines = form.getAll('mon').map(String).map((variantId) => ({ variantId, quantity: Number(word(form, `so.${variantId}`, 4)) || 1 }));
  const note = word(form, 'ghi', 500);
  const reason = known(CLAIM_REASONS, word(form, 'ly_do', 20)) ?? 'other';
  return {
    orderCode,
    kind: wishOf(form, reason),
    reason,
    lines,
    ...(note && { note }),
  };
}
