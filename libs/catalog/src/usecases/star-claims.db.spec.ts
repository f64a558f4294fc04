import { newId } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { openStall } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { DecideStarClaim } from './decide-star-claim.js';
import { EnterCertificate } from './enter-certificate.js';
import { FindStarClaims } from './find-star-claims.js';

const OFFICER: Actor = { accountId: newId(), roles: ['officer'], officerAreas: ['198'] };
const ELSEWHERE: Actor = { accountId: newId(), roles: ['officer'], officerAreas: ['200'] };

describe('star claims without a certificate', () => {
  let stall: Stall;
  beforeAll(async () => { stall = await openStall(); }, 120_000);
  afterAll(async () => stall?.close());

  /** A public listing with texts as they came before anybody checked them. */
  const publicly = async (name: string, description: string): Promise<string> => {
    const id = await stall.published({ name });
    await stall.db.query('update catalog.products set description = $2, version = version + 1 where id = $1', [id, description]);
    return id;
  };
  const waiting = async (actor = OFFICER) => {
    await stall.get(FindStarClaims).run();
    return (await stall.get(DecideStarClaim).page(actor, undefined, 'waiting', { limit: 100 })).items;
  };

  const counted = async (actor = OFFICER) => (await stall.get(DecideStarClaim).page(actor, undefined, 'waiting', { limit: 1 })).count;

  it('wait for a person of their commune, once each, and nothing is decided by itself', async () => {
    const claimed = await publicly('Măng khô', 'Sản phẩm OCOP 4 sao của xã.');
    await publicly('Chè sao suốt', 'Vì sao ngon thì mời anh chị thử.');
    const [claim, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(claim).toMatchObject({ state: 'waiting', product: { id: claimed, seller: { name: 'HTX Thử' } }, certifiedStars: null, claims: [{ field: 'description', stars: null }, { field: 'description', stars: 4 }] });
    expect(await waiting()).toHaveLength(1);
    expect([await counted(), await counted(ELSEWHERE)]).toEqual([1, 0]);
    expect(await waiting(ELSEWHERE)).toEqual([]);
    await expect(stall.get(DecideStarClaim).run(ELSEWHERE, claim!.id, 'false_claim', 'x')).rejects.toMatchObject({ code: 'catalog.star_claim_not_found' });
  });

  it('are decided with a reason by one person, and the seller is told of a false one', async () => {
    const [claim] = await waiting();
    const both = await Promise.allSettled([stall.get(DecideStarClaim).run(OFFICER, claim!.id, 'false_claim', 'Không có quyết định'), stall.get(DecideStarClaim).run(OFFICER, claim!.id, 'allowed_wording', 'Được')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await waiting()).toEqual([]);
    const events: { payload: object }[] = await stall.db.query(`select payload from platform.outbox where type = 'catalog.star_claim_decided'`);
    expect(events).toHaveLength(1);
  });

  it('come again when the text does, and drop out when it is mended or the certificate is entered', async () => {
    const id = await publicly('Mật ong bạc hà', 'Đạt chuẩn OCOP.');
    expect(await waiting()).toHaveLength(1);
    await stall.db.query(`update catalog.products set description = 'Mật ong rừng.', version = version + 1 where id = $1`, [id]);
    expect(await waiting()).toEqual([]);
    await stall.db.query(`update catalog.products set description = 'Mật ong OCOP 3 sao.', version = version + 1 where id = $1`, [id]);
    expect(await waiting()).toHaveLength(1);
    await stall.get(EnterCertificate).run(OFFICER, { number: '22-06838-77-2026', stars: 3, productName: 'Mật ong bạc hà', productSet: 'QD26-04', holder: 'HTX Thử', producerKind: 'htx', communeCode: '06838', decisionNumber: '1/QĐ', issuedOn: '2026-06-01' });
    expect(await waiting()).toEqual([]);
    await stall.db.query(`update catalog.products set description = 'Mật ong OCOP 5 sao.', version = version + 1 where id = $1`, [id]);
    expect(await waiting()).toMatchObject([{ certifiedStars: 3 }]);
  });

  it('are found in the pack sizes and beside the pictures, and what was decided stays decided when another picture comes', async () => {
    const id = await publicly('Trà hoa vàng', 'Hoa sấy lạnh.');
    await stall.db.query(`update catalog.variants set name = 'Hộp quà OCOP 4 sao' where product_id = $1`, [id]);
    await stall.db.query('update catalog.products set version = version + 1 where id = $1', [id]);
    const claim = (await waiting()).find(({ product }) => product.id === id)!;
    expect(claim.claims.map(({ field, stars }) => [field, stars])).toEqual([['variants', null], ['variants', 4]]);
    await stall.get(DecideStarClaim).run(OFFICER, claim.id, 'allowed_wording', 'Tên hộp cũ');
    await stall.db.query(`insert into catalog.images (product_id, position, key, width, height, alt, drawn) select $1, 50, 'k', 1, 1, 'Hoa trong hộp thiếc', false`, [id]);
    await stall.db.query('update catalog.products set version = version + 1 where id = $1', [id]);
    expect((await waiting()).filter(({ product }) => product.id === id)).toEqual([]);
  });

  it('are decided only while they stand: nobody is accused of what he took back before the officer pressed the button', async () => {
    const id = await publicly('Miến dong', 'Miến OCOP 4 sao.');
    const claim = (await waiting()).find(({ product }) => product.id === id)!;
    await stall.db.query(`update catalog.products set description = 'Miến dong sạch.', version = version + 1 where id = $1`, [id]);
    await expect(stall.get(DecideStarClaim).run(OFFICER, claim.id, 'false_claim', 'Không có quyết định')).rejects.toMatchObject({ code: 'catalog.star_claim_not_found' });
    await stall.db.query(`update catalog.products set description = 'Miến OCOP 4 sao.', version = version + 1 where id = $1`, [id]);
    await stall.get(FindStarClaims).run();
    await stall.get(DecideStarClaim).run(OFFICER, claim.id, 'false_claim', 'Không có quyết định');
    await expect(stall.get(DecideStarClaim).run(OFFICER, claim.id, 'false_claim', 'Lần nữa')).rejects.toMatchObject({ code: 'catalog.star_claim_decided_before' });
  });
});
