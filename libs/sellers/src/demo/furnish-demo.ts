import { Injectable } from '@nestjs/common';
import { demoPhones, IdentityFacade } from '@cho-phien/identity';
import { addDays, Clock, newId, seal, startOfVietnamDay, vietnamDay } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { missingLines } from '../domain/requirements.js';
import type { SellerProfile } from '../seller.js';
import { BankAccountRepository } from '../storage/bank-account.repository.js';
import { ConsentRepository } from '../storage/consent.repository.js';
import { CooperativeRepository } from '../storage/cooperative.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceConsent } from '../usecases/announce-consent.js';
import { ApplyToSell } from '../usecases/apply-to-sell.js';
import { Checklist } from '../usecases/checklist.js';
import { Households } from '../usecases/households.js';
import { MoveSeller } from '../usecases/move-seller.js';
import { PutMember } from '../usecases/put-member.js';
import { demoConsents, demoCooperative, demoHouseholds, demoShopPhones } from './demo-people.js';
import type { DemoConsent, DemoHousehold } from './demo-people.js';

const MARKET = 'market';

/** Gives the demo's shops what real ones have: papers, an account, households, an assistant's consents, and two applications that wait. */
@Injectable()
export class FurnishDemo {
  constructor(
    private readonly identity: IdentityFacade, private readonly sellers: SellerRepository, private readonly apply: ApplyToSell, private readonly move: MoveSeller, private readonly members: PutMember,
    private readonly checklist: Checklist, private readonly accounts: BankAccountRepository, private readonly links: CooperativeRepository, private readonly households: Households, private readonly consents: ConsentRepository,
    private readonly announceConsent: AnnounceConsent, private readonly config: Config, private readonly clock: Clock,
  ) {}

  /** `idOf` knows the shops that are open already, by page name. */
  async run(tx: Tx, idOf: ReadonlyMap<string, string>): Promise<void> {
    const ids = new Map(idOf);
    await tx.query(VERIFY, [this.clock.now()]);
    for (const household of demoHouseholds) ids.set(household.slug, await this.enter(tx, household));
    for (const [slug, phone] of Object.entries(demoShopPhones)) await this.giveOwner(tx, ids.get(slug), phone);
    await this.complete(tx, ids.get(demoCooperative.slug)!);
    for (const household of demoCooperative.households) await this.join(tx, ids.get(demoCooperative.slug)!, ids.get(household)!);
    const assistantId = await this.identity.ensureAccount(tx, { phoneNumber: demoPhones.assistant, roles: ['assistant'] });
    for (const consent of demoConsents) await this.consent(tx, assistantId, ids.get(consent.slug)!, consent);
  }

  private async enter(tx: Tx, { phone, open, ...household }: DemoHousehold): Promise<string> {
    const id = newId();
    const ownerId = await this.identity.ensureAccount(tx, { phoneNumber: phone, name: household.ownerName });
    await this.apply.enterOwned(tx, { id, ...household, demo: true }, ownerId, ownerId, `seller:${ownerId}`);
    if (open) await this.open(tx, id);
    return id;
  }

  private async open(tx: Tx, id: string): Promise<void> {
    const { lines, facts } = await this.checklist.of((await this.sellers.profile(id, tx)) as SellerProfile, tx);
    await this.move.run(tx, id, { move: 'approve', taker: 'operator', actor: MARKET, reason: 'Gian hàng mở cùng phiên chợ', waive: missingLines(lines, facts) });
  }

  private async giveOwner(tx: Tx, sellerId: string | undefined, phone: string): Promise<void> {
    if (sellerId === undefined) return;
    await this.members.run(tx, sellerId, await this.identity.ensureAccount(tx, { phoneNumber: phone }), 'owner', MARKET);
  }

  /** The first demo seller lacks nothing. */
  private async complete(tx: Tx, sellerId: string): Promise<void> {
    const seller = (await this.sellers.profile(sellerId, tx))!;
    await this.sellers.change(tx, sellerId, {
      ...seller, ownerName: 'Chủ gian hàng (demo)', addressAs: 'bác', openingDays: 'Thứ Ba đến Chủ nhật, 7 giờ đến 17 giờ', phoneNumber: demoPhones.sellerOwner,
      story: 'Hợp tác xã của mấy chục hộ làm miến dong, nấu dầu sở và nuôi ong trong cùng một thung lũng. Hàng làm theo mùa, đóng gói tại xưởng chung cạnh chợ.',
    });
    await this.accounts.add(tx, {
      sellerId, bin: '970415', numberSealed: seal(this.config.settings.DATA_KEY, sellerId, '0000000002'), numberEnd: '0002', holder: 'HTX SUOI TRONG', match: 'matched', setBy: MARKET, at: this.clock.now(),
    });
  }

  private async join(tx: Tx, cooperativeId: string, householdId: string): Promise<void> {
    await this.links.invite(tx, cooperativeId, householdId, newId(), this.clock.now());
    await this.households.answer(tx, cooperativeId, householdId, ['invited'], 'joined');
  }

  private async consent(tx: Tx, assistantId: string, sellerId: string, { state, scopes, how, untilDays }: DemoConsent): Promise<void> {
    const today = vietnamDay(this.clock.now());
    const askedAt = startOfVietnamDay(addDays(today, Math.min(0, untilDays) - 20));
    const id = newId();
    await this.consents.insert(tx, {
      id, sellerId, assistantId, scopes, how, state: state === 'pending' ? 'pending' : 'live', until: startOfVietnamDay(addDays(today, untilDays)), fromApplication: false,
      witnessName: null, witnessPhone: null, askedAt, givenAt: state === 'pending' ? null : askedAt, revokedAt: null,
    });
    await this.announceConsent.run(tx, id);
  }
}

/** Shops that came with the market: their papers were seen, their place is known. */
const VERIFY = `
  with placed as (update sellers.sellers set address_line = 'Khu chợ trung tâm' where demo and address_line = '' returning id)
  insert into sellers.requirement_evidence (id, seller_id, code, given_by, given_at, decision, decided_by, decided_at, note)
  select gen_random_uuid(), placed.id, code, 'market', $1, 'verified', 'market', $1, 'Gian hàng mẫu' from placed cross join (values ('identity'), ('food_safety'), ('alcohol_licence')) as papers (code)`;
