import { fold } from '@cho-phien/kernel';
import type { HolderKind, YesNo } from './certificate-fields.js';
import { HOLDER_KINDS } from './certificate-fields.js';

const NUMBERS: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5 };

/** Stars as registers write them: `4`, `4*`, `4 sao`, `bốn sao`, `OCOP hạng 4 sao`, `★★★★`; null when it is none. */
export function writtenStars(text: string): number | null {
  const signs = text.match(/[★⭐*]/gu)?.length ?? 0;
  const folded = fold(text).replace(/[★⭐*]/gu, ' ');
  const digit = /(?:^|[^\d.,])([1-5])(?![\d.,])/.exec(folded)?.[1];
  if (digit !== undefined) return Number(digit);
  const word = /(?:^|\s)(mot|hai|ba|bon|tu|nam)(?:\s+sao)?(?:\s|$)/.exec(folded)?.[1];
  if (word !== undefined) return NUMBERS[word]!;
  return signs >= 1 && signs <= 5 && folded.replace(/[^a-z0-9]/g, '') === '' ? signs : null;
}

const KINDS: readonly (readonly [RegExp, HolderKind])[] = [
  [/^(htx|hop tac xa|lien hiep h)/, 'htx'], [/^(tht|to hop tac)/, 'tht'], [/^(dn|cong ty|cty|doanh nghiep|tnhh)/, 'company'], [/^trang trai/, 'farm'],
  [/^(hoi|hiep hoi|trung tam dieu hanh)\b/, 'association'], [/^(ho|hkd|co so)\b/, 'registered_household'],
];

/** The kind of a holder as a register writes it; null for other words. */
export const writtenKind = (text: string): HolderKind | null =>
  HOLDER_KINDS.find((kind) => kind === text) ?? KINDS.find(([pattern]) => pattern.test(fold(text)))?.[1] ?? null;

/** The kind that a holder's name tells; a person's own name is a household's, registered, or it could hold no certificate. */
export const kindByName = (holder: string): HolderKind => writtenKind(holder) ?? 'registered_household';

const WOMAN = { yes: /^(nu|ba|co|x|yes|1)$/, no: /^(nam|ong|khong|no|0)$/ };
const MINORITY = { yes: /^(co|x|yes|1|dtts|(nguoi )?dan toc thieu so)$/, no: /^((nguoi )?kinh|khong|no|0)$/ };

/** The ethnic minorities (QĐ 121-TCTK/PPCĐ of 1979), folded, without what stands between their syllables. */
const MINORITIES = new Set(`tay thai muong khmer khome hoa nung hmong mong dao giarai ede bana sanchay caolan sanchi cham coho xodang sandiu hre raglai mnong tho xtieng stieng khomu bruvankieu cotu giay taoi ma gietrieng co choro xinhmun
  hanhi churu lao lachi khang phula lahu laha pathen lu ngai chut lolo mang colao boy cong sila pupeo brau odu romam`.split(/\s+/));
const bare = (text: string): string => fold(text).replace(/^(nguoi|dan toc)\s+/, '').replace(/[^a-z]/g, '');

const answer = (text: string, { yes, no }: { yes: RegExp; no: RegExp }): YesNo | null => (yes.test(fold(text)) ? 'yes' : no.test(fold(text)) ? 'no' : null);

/** Whether a woman leads, as registers write it: `Nữ`, `có`, `x`; null for other words. */
export const writtenWomanLed = (text: string): YesNo | null => answer(text, WOMAN);

/** Whether somebody of an ethnic minority leads: `có`, or the name of his people, which is not kept; null for other words. */
export const writtenMinorityLed = (text: string): YesNo | null => answer(text, MINORITY) ?? (MINORITIES.has(bare(text)) ? 'yes' : null);
