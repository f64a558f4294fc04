import { Injectable } from '@nestjs/common';
import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import type { Page } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import type { ClaimRow } from '../domain/claim-view.js';
import { ClaimRepository } from '../storage/claim.repository.js';
import type { ClaimCounts } from '../storage/claim.repository.js';

/** Buyers' claims about shops of an officer's communes. To read only: the market's desk decides. */
@Injectable()
export class ShowClaims {
  constructor(private readonly scope: OfficerScope, private readonly claims: ClaimRepository, private readonly areas: AreasFacade) {}

  /** Errors: those of OfficerScope, `paging.bad_cursor`. */
  async run(actor: Actor, { area, open, ...paging }: { area?: string; open: boolean; limit: number; after?: string }): Promise<Page<ClaimRow & { communeName: string }> & { counts: ClaimCounts }> {
    const { communes } = await this.scope.communes(actor, area);
    const [page, counts] = await Promise.all([this.claims.page(communes, open, paging), this.claims.counts(communes)]);
    return { counts, next: page.next, items: await Promise.all(page.items.map(async (claim) => ({ ...claim, communeName: await this.areas.label(claim.communeCode) }))) };
  }
}
