import { z } from 'zod';
import { stored } from '@cho-phien/kernel';
import { after, bankAccount, given, limit, phoneNumber, text } from '@cho-phien/platform';
import { sellerStates } from '../domain/seller-lifecycle.js';
import { formOfAddress, sellerKind, sellerName } from './application.dto.js';
import { typedCode } from './consent.dto.js';

const day = z.iso.date();
/** Text that may be left empty. */
const loose = (max: number) => z.string().max(max).transform(stored);
const evidenceKind = z.enum(['computed', 'attested', 'verified']);
const sellerState = z.enum(sellerStates as [string, ...string[]]);

export const profileChange = z.object({
  name: sellerName.optional(), description: loose(2_000).optional(), story: loose(5_000).optional(), phone: phoneNumber.nullable().optional(), addressLine: loose(200).optional(), ownerName: loose(100).optional(),
  openingDays: loose(200).optional(), addressAs: formOfAddress.nullable().optional(),
  holiday: z.object({ from: day, until: day }).refine(({ from, until }) => from <= until, { path: ['until'], message: 'field.too_small' }).nullable().optional(),
});

export const requirementParams = z.object({ sellerId: z.string(), code: z.string().max(40) });
export const evidence = z.object({ value: text(200) });

export const confirmedBankAccount = bankAccount.extend({ code: typedCode });
export const askedCode = z.object({ sentTo: z.string(), expiresAt: z.string() });

const shownBankAccount = z.object({ bin: z.string(), accountNumber: z.string(), holder: z.string(), state: z.enum(['matched', 'needs_check', 'verified', 'refused']), setAt: z.string(), note: z.string() });
export const setBankAccount = shownBankAccount;

export const shownRequirement = z.object({
  code: z.string(), name: z.string(), hint: z.string(), evidence: evidenceKind, required: z.boolean(), state: z.enum(['missing', 'given', 'verified', 'waived']),
  value: z.string().optional(), note: z.string().optional(), givenAt: z.string().optional(),
});

export const seller = z.object({
  id: z.string(), slug: z.string(), name: z.string(), kind: sellerKind, state: sellerState, communeCode: z.string(), communeName: z.string(), addressLine: z.string(), ownerName: z.string(), phone: z.string().nullable(),
  description: z.string(), story: z.string(), openingDays: z.string(), addressAs: formOfAddress.nullable(), holiday: z.object({ from: z.string(), until: z.string() }).nullable(),
  moneyRoute: z.enum(['collected', 'direct']), appliedAt: z.string(), requirements: z.array(shownRequirement), bankAccount: shownBankAccount.nullable(),
  history: z.array(z.object({ action: z.string(), from: z.string().nullable(), to: z.string(), at: z.string(), reason: z.string(), actor: z.string() })), nextActions: z.array(z.string()),
});
export const helpedSeller = z.object({ seller, consent: z.object({ id: z.string(), state: z.string() }) });

export const closure = z.object({ reason: text(500) });

const role = z.enum(['owner', 'manager', 'packer']);
export const newMember = z.object({ phone: phoneNumber, role });
export const memberParams = z.object({ sellerId: z.string(), accountId: z.uuid() });
export const members = z.object({ items: z.array(z.object({ accountId: z.string(), name: z.string(), phone: z.string().nullable(), role, joinedAt: z.string() })) });

export const householdToInvite = z.union([z.object({ householdSellerId: z.uuid() }), z.object({ name: sellerName, phone: phoneNumber })]);
export const householdParams = z.object({ sellerId: z.string(), householdId: z.uuid() });
export const cooperativeParams = z.object({ sellerId: z.string(), cooperativeId: z.uuid() });
export const linkedSeller = z.object({ id: z.string(), name: z.string(), kind: z.string(), communeCode: z.string(), state: z.enum(['invited', 'joined']), since: z.string() });
export const linkedSellers = z.object({ items: z.array(linkedSeller) });

export const deskQuery = z.object({ state: given(z.enum(sellerStates as [string, ...string[]])), q: given(z.string().max(100)), limit: limit(50), after });
export const desk = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), kind: sellerKind, state: sellerState, communeCode: z.string(), communeName: z.string(), appliedAt: z.string(), missing: z.array(z.string()) })),
  next: z.string().nullable(),
});
