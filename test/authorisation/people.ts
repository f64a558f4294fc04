import { IdentityFacade } from '@cho-phien/identity';
import { UnitOfWork } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { Api } from '../support/api.js';
import type { InProcessMarket } from '../support/market.js';
import { PHONES, signIn, whoAmI } from '../support/signing-in.js';

const PACKER = '+84900000099';

export interface People { anonymous: Api; buyer: Api; foreignSeller: Api; packer: Api; owner: Api; assistant: Api; officer: Api; operator: Api }

/** Everybody who calls, and the two sellers: the one whose doors are tried and the foreign one. */
export async function gatherPeople(market: InProcessMarket, anonymous: Api): Promise<{ people: People; sellerId: string; foreignSellerId: string }> {
  const owner = await signIn(anonymous, PHONES.seller);
  const foreignSeller = await signIn(anonymous, PHONES.secondSeller);
  const [sellerId, foreignSellerId] = (await Promise.all([owner, foreignSeller].map(whoAmI))).map(({ sellers }) => sellers[0]?.id ?? '');
  await market.app.get(UnitOfWork).run(async (tx) => {
    const accountId = await market.app.get(IdentityFacade).ensureAccount(tx, { phoneNumber: PACKER, roles: [] });
    await market.app.get(SellersFacade).addMember(tx, sellerId ?? '', accountId, 'packer');
  });
  const [buyer, packer, assistant, officer, operator] = await Promise.all([PHONES.buyer, PACKER, PHONES.assistant, PHONES.officer, PHONES.operator].map((phone) => signIn(anonymous, phone)));
  return { people: { anonymous, buyer, foreignSeller, packer, owner, assistant, officer, operator } as People, sellerId: sellerId ?? '', foreignSellerId: foreignSellerId ?? '' };
}
