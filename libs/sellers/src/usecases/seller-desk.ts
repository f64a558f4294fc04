import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { decodeCursor, Invalid, isId, isoVietnam, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { missingLines } from '../domain/requirements.js';
import type { SellerState } from '../domain/seller-lifecycle.js';
import type { SellerKind } from '../seller.js';
import { SellerDeskRepository } from '../storage/seller-desk.repository.js';
import { Checklist } from './checklist.js';

export interface DeskEntry { id: string; name: string; kind: SellerKind; state: SellerState; communeCode: string; communeName: string; appliedAt: string; missing: string[] }

/** What waits for operators, and every seller they look for. */
@Injectable()
export class SellerDesk {
  constructor(private readonly desk: SellerDeskRepository, private readonly checklist: Checklist, private readonly areas: AreasFacade) {}

  /** Errors: `paging.bad_cursor`. */
  async page({ state, q, limit, after }: { state?: SellerState; q?: string; limit: number; after?: string }): Promise<Page<DeskEntry>> {
    const cursor = decodeCursor(after, 2)?.map(String);
    if (cursor && (!isId(cursor[1]!) || Number.isNaN(Date.parse(cursor[0]!)))) throw new Invalid('paging.bad_cursor');
    const rows = await this.desk.page({ state, q, limit, after: cursor ? { appliedAt: cursor[0]!, id: cursor[1]! } : null });
    const checklists = await this.checklist.ofMany(rows);
    const labels = new Map(await Promise.all([...new Set(rows.map(({ communeCode }) => communeCode))].map(async (code) => [code, await this.areas.label(code)] as const)));
    return toPage(rows, limit, ({ place, id }) => [place, id], ({ id, name, kind, state: at, communeCode, appliedAt }) => {
      const { lines, facts } = checklists.get(id)!;
      return { id, name, kind, state: at, communeCode, communeName: labels.get(communeCode)!, appliedAt: isoVietnam(appliedAt), missing: missingLines(lines, facts) };
    });
  }
}
