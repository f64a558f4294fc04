import { addDays, certificateExpiry, isEffective, newId, startOfVietnamDay } from '@cho-phien/kernel';
import type { CertificateDates, VietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { tries } from '../../../../test/support/counts.js';
import type { CertificateContent } from '../domain/certificate-fields.js';
import { CertificateList } from '../storage/certificate-list.js';
import { openStall } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { ChangeCertificate } from './change-certificate.js';
import { RenewShownCertificates } from './renew-shown-certificates.js';
import { ShowProduct } from './show-product.js';
import { TellOfEndings } from './tell-of-endings.js';
import { WriteCertificates } from './write-certificates.js';

const OFFICER: Actor = { accountId: newId(), roles: ['officer'], officerAreas: ['198'] };
const COMMUNES = ['06838'];
const paper = (number: string, issuedOn: VietnamDay, more: Partial<CertificateContent> = {}): CertificateContent => ({
  number, stars: 4, productName: `Sản phẩm ${number}`, productSet: 'QD26-06', holder: 'HTX Thử', producerKind: 'htx', ledByWoman: null, ledByMinority: null, communeCode: '06838', decisionNumber: '1/QĐ', issuedOn, authority: 'UBND tỉnh Quảng Ninh',
  renewalLodgedOn: null, renewalReference: null, revokedOn: null, revocationDecision: null, productId: null, sellerId: null, ...more,
});
const daysFrom = (first: VietnamDay, count: number): VietnamDay[] => Array.from({ length: count }, (_, index) => addDays(first, index));

describe('the life of certificates under a simulated clock', () => {
  let stall: Stall;
  beforeAll(async () => { stall = await openStall(); }, 120_000);
  afterAll(async () => stall?.close());

  const on = (day: VietnamDay): void => stall.clock.set(startOfVietnamDay(day));
  const write = (...papers: CertificateContent[]) => stall.get(UnitOfWork).run((tx) => stall.get(WriteCertificates).run(tx, papers.map((after) => ({ before: null, after, kind: 'entered', actor: 'market', reason: null }))));
  const told = async (): Promise<{ number: string; days: number; at: VietnamDay }[]> => stall.db.query(`
    select c.number, n.days, (n.at at time zone 'Asia/Ho_Chi_Minh')::date::text as at from catalog.ending_notices n join catalog.certificates c on c.id = n.certificate_id order by n.at, c.number`);

  it('puts every certificate of ten years of issues on its 180-day list on the right day, leap years included', async () => {
    const issues = daysFrom('2020-01-01', 3_653);
    await write(...issues.map((day) => paper(`NGAY-${day}`, day)));
    const byEnd = new Map<VietnamDay, string[]>();
    for (const day of issues) byEnd.set(certificateExpiry(day), [...(byEnd.get(certificateExpiry(day)) ?? []), `NGAY-${day}`]);
    const leaps = ['2023-02-25', '2024-02-25', '2026-08-28', '2027-02-25', '2028-02-25', '2028-08-28', '2030-12-28'].flatMap((day) => daysFrom(day, 6));
    const days = tries(0, 1) === 1 ? daysFrom('2022-07-05', 3_653) : leaps;
    for (const day of days) {
      const { items } = await stall.get(CertificateList).page({ communes: COMMUNES, asOf: day, endsWithin: 180 }, { limit: 400 });
      const expected = [...Array(181).keys()].flatMap((ahead) => [...(byEnd.get(addDays(day, ahead)) ?? [])]);
      expect([day, items.length, new Set(items.map(({ number }) => number))]).toEqual([day, expected.length, new Set(expected)]);
      const [first] = byEnd.get(addDays(day, 180)) ?? [];
      if (first !== undefined) expect(items.find(({ number }) => number === first)?.daysLeft).toBe(180);
    }
    await stall.db.query(`update catalog.certificates set commune_code = '99999' where number like 'NGAY-%'`);
  }, 600_000);

  it('shows a star on exactly the days on which a certificate of the goods is effective, on every day of ten years', async () => {
    const productId = await stall.published({ name: 'Miến dong mười năm' });
    const [{ slug }] = await stall.db.query('select slug from catalog.products where id = $1', [productId]) as [{ slug: string }];
    const issues: VietnamDay[] = ['2021-02-28', '2024-02-29', '2027-06-01', '2030-05-31'];
    const [, second] = issues.map((_, index) => `DOI-${index}`);
    await write(...issues.map((day, index) => paper(`DOI-${index}`, day, { productId, sellerId: stall.seller.sellerId, stars: index === 2 ? 5 : 3 })));
    const events: Record<VietnamDay, () => Promise<unknown>> = {
      '2026-10-01': () => stall.get(ChangeCertificate).lodge(OFFICER, second!, '2026-10-01', 'Phiếu 1'),
      '2028-03-01': () => stall.get(ChangeCertificate).revoke(OFFICER, 'DOI-2', '2028-03-01', '9/QĐ', 'Vi phạm'),
    };
    const lives: { from: VietnamDay; dates: CertificateDates }[] = issues.map((issuedOn, index) => ({
      from: '2021-01-01', dates: { issuedOn, expiresOn: certificateExpiry(issuedOn), renewalLodgedOn: index === 1 ? '2026-10-01' : null, revokedOn: index === 2 ? '2028-03-01' : null } }));
    const edges = [...lives.flatMap(({ dates }) => [dates.issuedOn, dates.expiresOn, addDays(dates.expiresOn, 180)]), ...Object.keys(events)].flatMap((day) => daysFrom(addDays(day, -2), 5));
    const days = daysFrom('2021-01-01', 4_500).filter((day, index) => tries(edges.includes(day) || index % 60 === 0 ? 1 : 0, 1) === 1);
    for (const day of days) {
      on(day);
      await events[day]?.();
      await stall.get(RenewShownCertificates).run();
      const { certificate } = await stall.get(ShowProduct).run(slug, 'vi');
      const lawful = lives.filter(({ dates }) => isEffective(dates, day));
      expect([day, certificate !== null]).toEqual([day, lawful.length > 0]);
    }
  }, 900_000);

  it('tells the holder once at 180, 90 and 30 days, and nobody whose file is lodged', async () => {
    const seller = { sellerId: stall.seller.sellerId };
    await stall.db.query(`update catalog.certificates set commune_code = '99999'`);
    const issuedOn = '2028-03-01';
    const end = certificateExpiry(issuedOn);
    await write(paper('BAO-1', issuedOn, seller), paper('BAO-2', issuedOn, { ...seller, renewalLodgedOn: addDays(end, -170) }), paper('BAO-3', issuedOn));
    for (const left of [181, 180, 179, 120, 90, 89, 30, 29, 0, -1]) {
      on(addDays(end, -left));
      await Promise.all([stall.get(TellOfEndings).run(), stall.get(TellOfEndings).run()]);
    }
    expect((await told()).filter(({ number }) => number.startsWith('BAO'))).toEqual([180, 90, 30].map((days) => ({ number: 'BAO-1', days, at: addDays(end, -days) })));
    const events: { payload: { number: string; days: number } }[] = await stall.db.query(`select payload from platform.outbox where type = 'catalog.certificate_ending' and payload->>'number' like 'BAO%' order by id`);
    expect(events.map(({ payload }) => payload.days)).toEqual([180, 90, 30]);
  });

  it('tells of a certificate that comes late into the register by the nearest threshold alone', async () => {
    const issuedOn = '2028-07-15';
    on(addDays(certificateExpiry(issuedOn), -60));
    await write(paper('MUON-1', issuedOn, { sellerId: stall.seller.sellerId }));
    await stall.get(TellOfEndings).run();
    await stall.get(TellOfEndings).run();
    expect((await told()).filter(({ number }) => number === 'MUON-1').map(({ days }) => days)).toEqual([90]);
  });
});
