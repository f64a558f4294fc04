import { expect, test } from '@playwright/test';
import { findsNothing } from './axe.js';
import { Buyer, GOODS } from './buyer.js';
import { signIn } from './officer.js';

const OPEN = [
  '/', '/nhom/do-an', '/nhom/qd26-04', '/tim?q=mat+ong', '/tim?q=khong+co+dau', '/xa', '/xa/06838', '/nguoi-ban/htx-suoi-trong', GOODS.noodles, GOODS.wine,
  '/gio-hang', '/tra-cuu-don', '/dang-nhap', '/tro-giup', '/quy-che', '/bieu-phi', '/du-lieu-mo', '/tem/TX00000000', '/tem/01/9506000134352', '/khong-co-trang-nay', '/?lang=en',
];

for (const path of OPEN) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await page.goto(path);
    await findsNothing(page);
  });
}

test('axe finds nothing on the way to a paid order', async ({ page }) => {
  test.slow();
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.noodles, GOODS.radish);
  await findsNothing(page);
  await buyer.givesAddress('vnpay', 'VNBANK');
  await findsNothing(page);
  await buyer.givesAddress('vietqr');
  await findsNothing(page);
  await page.getByLabel('Số điện thoại').fill('1');
  await buyer.orders();
  await findsNothing(page);
  await page.getByLabel('Số điện thoại').fill('0900000001');
  await buyer.orders();
  await expect(page.getByRole('img', { name: /Mã VietQR/ })).toBeVisible();
  await findsNothing(page);
  await page.goto(`/don/${buyer.code()}/tra-tien?doi=1`);
  await findsNothing(page);
  for (const path of [`/don/${buyer.code()}/the`, `/don/${buyer.code()}`]) {
    await page.goto(path);
    await findsNothing(page);
  }
});

test('axe finds nothing on the officer’s pages', async ({ page, request }) => {
  test.slow();
  await signIn(page, request, '+84900000005', '/can-bo');
  await findsNothing(page);
  for (const path of ['/can-bo/chi-so', '/can-bo/chi-so/I1?chia=floor', '/can-bo/chi-so/I3', '/can-bo/chi-so/I11', '/can-bo/chi-so/I7?chia=ethnicity', '/can-bo/san-ngoai', '/can-bo/khao-sat', '/can-bo/khao-sat/moi', '/can-bo/viec-can-lam', '/can-bo/khieu-nai', '/can-bo/du-lieu-mo', '/can-bo/chi-so/I5a/dong', '/can-bo/chung-nhan', '/can-bo/chung-nhan/them', '/can-bo/chung-nhan/nhap', '/can-bo/chung-nhan/sap-het-han', '/can-bo/nghi-van']) {
    await page.goto(path);
    await findsNothing(page);
  }
  await page.goto('/can-bo/chung-nhan');
  await page.getByRole('rowheader').first().getByRole('link').click();
  await findsNothing(page);
  for (const path of ['/can-bo/bao-cao', '/can-bo/bao-cao/moi', '/can-bo/bao-cao/moi?vung=06838&ky=2026-10', '/can-bo/bao-cao/moi?vung=06838&ky=2026-10&chi_so=I1', '/can-bo/bao-cao/lich', '/can-bo/chi-tieu', '/can-bo/chi-tieu/moi', '/can-bo/xuat']) {
    await page.goto(path);
    await findsNothing(page);
  }
});

test('axe finds nothing on the officer’s pages of one report, survey, target, listing, publication and certificate', async ({ page, request }) => {
  test.slow();
  await signIn(page, request, '+84900000005', '/can-bo/to-hop');
  await findsNothing(page);
  const first = async (what: string): Promise<Record<string, unknown> & { id: string }> => {
    const { items } = (await (await page.request.get(`/api/officer/${what}`)).json()) as { items: (Record<string, unknown> & { id: string })[] };
    expect([what, items.length > 0]).toEqual([what, true]);
    return items[0]!;
  };
  const [report, survey, listing, publication] = [await first('reports?limit=1'), await first('surveys?limit=1'), await first('external-listings?limit=1'), await first('open-data')];
  const { target } = (await first('targets')) as unknown as { target: { id: string } };
  const certificate = encodeURIComponent(String((await first('certificates?limit=1&matched=yes')).number));
  const here = `/can-bo/bao-cao/${report.id}`;
  for (const path of [here, `${here}/dong/I1`, `${here}/lap-lai`, `${here}/to-hop-giao-ban`, `/can-bo/khao-sat/${survey.id}`, `/can-bo/chi-tieu/${target.id}`, `/can-bo/san-ngoai/${listing.id}`, `/can-bo/du-lieu-mo/${publication.id}`, `/can-bo/chung-nhan/${certificate}/ho-so`]) {
    expect((await page.goto(path))?.status()).toBe(200);
    await findsNothing(page);
  }
});

test('axe finds nothing on the assistant’s pages', async ({ page, request }) => {
  test.slow();
  await signIn(page, request, '+84900000004', '/giup');
  await findsNothing(page);
  for (const path of ['/giup/ho', '/giup/xin-phep', '/giup/xin-phep/ho-moi', '/giup/hang-moi', '/giup/cho-gui', '/giup/nhat-ky']) {
    await page.goto(path);
    await findsNothing(page);
  }
  await page.goto('/giup/ho');
  await page.getByRole('link', { name: 'Mở Hộ nuôi ong Khe Vằn' }).click();
  await findsNothing(page);
  await page.getByRole('link', { name: /^Sửa giúp/ }).first().click();
  await findsNothing(page);
  await page.goto(page.url().replace(/\/giup\/ho\/([^/]+)\/hang\/(.+)/, '/giup/doc-lai/$2?ho=$1'));
  await findsNothing(page);
});

test('axe finds nothing on the operator’s pages', async ({ page, request }) => {
  test.slow();
  await signIn(page, request, '+84900000006', '/van-hanh');
  await findsNothing(page);
  let opened = 0;
  for (const path of ['/van-hanh/chi-tra', '/van-hanh/chi-tra/quy-tac', '/van-hanh/thue?ky=2026-11', '/van-hanh/phi-thue', '/van-hanh/moi-ban', '/van-hanh/can-bo', '/van-hanh/can-bo/them?tinh=22', '/van-hanh/ma-vach?o=da', '/van-hanh/can-bo-xem', '/van-hanh/co-bao', '/van-hanh/nghi-van', '/van-hanh/duyet-nguoi-ban', '/van-hanh/duyet-hang?o=approved', '/van-hanh/doi-soat', '/van-hanh/so-cai', '/van-hanh/so-cai/loai?loai=buyer:*', '/van-hanh/so-cai/tai-khoan?tk=bank:collection', '/van-hanh/bang-ke', '/van-hanh/bang-ke/con-giu', '/van-hanh/hoan-tien', '/van-hanh/tien-giu', '/van-hanh/don', '/van-hanh/khoan-treo']) {
    await page.goto(path);
    await findsNothing(page);
  }
  for (const list of ['/van-hanh/duyet-nguoi-ban', '/van-hanh/duyet-hang?o=approved', '/van-hanh/doi-soat?o=matched', '/van-hanh/hoan-tien?o=done', '/van-hanh/tien-giu', '/van-hanh/don']) {
    await page.goto(list);
    const first = page.locator('tbody a').first();
    // Not every list has something in a market that has just opened.
    if ((await first.count()) === 0) continue;
    await first.click();
    await findsNothing(page);
    opened += 1;
  }
  expect(opened).toBeGreaterThanOrEqual(2);
});

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1280, height: 740 } });

  for (const path of ['/', GOODS.noodles]) {
    test(`axe finds nothing on ${path}`, async ({ page }) => {
      await page.goto(path);
      await findsNothing(page);
    });
  }
});
