import { Injectable } from '@nestjs/common';
import type { ConsentScope } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ConsentState } from '../domain/consent-state.js';
import type { FormOfAddress, SellerKind } from '../seller.js';

export interface RosterRow {
  sellerId: string; name: string; kind: SellerKind; communeCode: string; village: string; phone: string | null; addressAs: FormOfAddress | null; sellerState: string;
  consentId: string; state: ConsentState; scopes: ConsentScope[]; until: Date; how: string; owners: string[];
}

/** The households of an assistant: each with the consent that counts, one in force before one that waits, then the latest. */
@Injectable()
export class RosterRepository {
  constructor(private readonly dataSource: DataSource) {}

  async of(assistantId: string, now: Date): Promise<RosterRow[]> {
    return this.dataSource.query(
      `select distinct on (s.commune_code, s.name, s.id)
              s.id as "sellerId", s.name, s.kind, s.commune_code as "communeCode", s.address_line as village, s.phone_number as phone, s.address_as as "addressAs", s.state as "sellerState",
              c.id as "consentId", c.state, c.scopes, c.until, c.how,
              array(select account_id from sellers.members where seller_id = s.id and role = 'owner' order by joined_at) as owners
       from sellers.consents c join sellers.sellers s on s.id = c.seller_id
       where c.assistant_id = $1
       order by s.commune_code, s.name, s.id, case when c.until > $2 then array_position(array['live', 'pending', 'revoked'], c.state) else 4 end, c.asked_at desc`, [assistantId, now]);
  }
}
