import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { isoVietnam, masked, NotFound, unseal } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import { check } from '../domain/requirements.js';
import type { Requirement, RequirementState } from '../domain/requirements.js';
import { nextMoves } from '../domain/seller-lifecycle.js';
import type { MoveTaker, SellerMove, SellerState } from '../domain/seller-lifecycle.js';
import type { FormOfAddress, Holiday, MoneyRoute, SellerKind } from '../seller.js';
import { LifecycleRepository } from '../storage/lifecycle.repository.js';
import type { EvidenceRow } from '../storage/requirement.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { Checklist } from './checklist.js';
import type { SellerChecklist } from './checklist.js';

export interface ShownRequirement {
  code: string; name: string; hint: string; evidence: Requirement['evidence']; required: boolean; state: RequirementState; value?: string; note?: string; givenAt?: string;
}
/** The account with its number hidden but for the last four. */
export interface ShownBankAccount { bin: string; accountNumber: string; holder: string; state: 'matched' | 'needs_check' | 'verified' | 'refused'; setAt: string; note: string }

export interface ShownSeller {
  id: string; slug: string; name: string; kind: SellerKind; state: SellerState;
  communeCode: string; communeName: string; addressLine: string; ownerName: string; phone: string | null;
  description: string; story: string; openingDays: string; addressAs: FormOfAddress | null; holiday: Holiday | null; moneyRoute: MoneyRoute; appliedAt: string;
  requirements: ShownRequirement[];
  /** Only for owners and operators; null for everybody else, and while none is set. */
  bankAccount: ShownBankAccount | null;
  history: { action: string; from: SellerState | null; to: SellerState; at: string; reason: string; actor: string }[];
  nextActions: SellerMove[];
}

/** For whom a seller is shown: what may be done next, and whether the bank account is among what is seen. */
export interface Viewer { language: Language; taker: MoveTaker; seesMoney: boolean }

/** A seller as his own people, their assistants and operators see him. */
@Injectable()
export class ShowSeller {
  constructor(
    private readonly sellers: SellerRepository, private readonly lifecycle: LifecycleRepository, private readonly checklist: Checklist,
    private readonly areas: AreasFacade, private readonly config: Config,
  ) {}

  /** Errors: `seller.not_found`. */
  async run(sellerId: string, viewer: Viewer): Promise<ShownSeller> {
    const seller = await this.sellers.profile(sellerId);
    if (!seller) throw new NotFound('seller.not_found');
    const [checklist, history, communeName] = await Promise.all([this.checklist.of(seller), this.lifecycle.of(sellerId), this.areas.label(seller.communeCode)]);
    const { phoneNumber, appliedAt, open: _open, provinceCode: _province, demo: _demo, ...shown } = seller;
    return {
      ...shown, phone: phoneNumber, communeName, appliedAt: isoVietnam(appliedAt),
      requirements: this.requirementsOf(sellerId, checklist, viewer.language),
      bankAccount: viewer.seesMoney ? bankAccountOf(checklist) : null,
      history: history.map(({ action, from, to, at, reason, actor }) => ({ action, from, to, at: isoVietnam(at), reason, actor: actor.split(':')[0]! })),
      nextActions: nextMoves(seller.state, viewer.taker),
    };
  }

  private requirementsOf(sellerId: string, { lines, facts, evidence }: SellerChecklist, language: Language): ShownRequirement[] {
    return lines.map((line) => {
      const { state, note } = check(line, facts);
      const given = evidence.get(line.code);
      const value = given && this.valueOf(sellerId, given);
      return {
        code: line.code, name: line.name[language], hint: line.hint[language], evidence: line.evidence, required: line.required, state,
        ...(value && { value }), ...(note && { note }), ...(given && { givenAt: isoVietnam(given.givenAt) }),
      };
    });
  }

  private valueOf(sellerId: string, { code, value, sealed }: EvidenceRow): string | undefined {
    return sealed === null ? (value ?? undefined) : masked(unseal(this.config.settings.DATA_KEY, `${sellerId} ${code}`, sealed));
  }
}

function bankAccountOf({ bankAccount }: SellerChecklist): ShownBankAccount | null {
  if (!bankAccount) return null;
  const { bin, numberEnd, holder, match, decision, setAt, note } = bankAccount;
  return { bin, accountNumber: `••••${numberEnd}`, holder, state: decision ?? match, setAt: isoVietnam(setAt), note };
}
