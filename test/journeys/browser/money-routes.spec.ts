import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { findsNothingInside } from './axe.js';
import { Buyer, GOODS, transfer } from './buyer.js';
import { balanceOf, bankFile, carriesOut, delivers, followsOrder, givesAccount, postingsInLedger, postingsOnPage, sitsDown } from './money.js';
import { Person } from './person.js';

const OPERATOR = '+84900000006';
const SECOND_OPERATOR = '+84900000007';
const HOUSEHOLD = { phone: '+84900000031', honey: '/san-pham/mat-ong-binh-lieu', account: { bank: '970405', number: '8801205001231', holder: 'HO NUOI ONG KHE VAN' } };
const COOPERATIVE = { phone: '+84900000003', name: 'HTX Nam Sơn', sweets: '/san-pham/khoai-lang-say-deo-ba-che', account: { bank: '970418', number: '2151000456789', holder: 'HTX NAM SON' } };

const shopOf = async (person: Person): Promise<string> => (await person.get<{ sellers: { id: string }[] }>('/api/me')).sellers[0]!.id;
const leaves = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()));

test('money that the market collects is followed on screen from the basket to the seller’s bank', async ({ page, request, browser, baseURL }) => {
  test.setTimeout(240_000);
  const books = await Person.signIn(baseURL ?? '', OPERATOR);
  const seller = await sitsDown(browser, request, HOUSEHOLD.phone, '/ban');
  await givesAccount(seller, request, HOUSEHOLD.phone, HOUSEHOLD.account);

  const buyer = new Buyer(page);
  await buyer.takes(HOUSEHOLD.honey);
  await buyer.givesAddress('vietqr');
  const total = await buyer.orders();
  const code = buyer.code();
  const order = `${code}-1`;
  await transfer(request, total, code);
  await expect(page.getByText(/^Đã nhận/)).toBeVisible({ timeout: 30_000 });
  await delivers(seller, order);

  const operator = await sitsDown(browser, request, OPERATOR, '/van-hanh');
  await followsOrder(operator, code, 'Ghi cho người bán, đã trừ phí');
  await operator.goto('/van-hanh/chi-tra');
  await operator.getByRole('button', { name: 'Lập đợt chi ngay' }).click();
  await expect(operator).toHaveURL(/\/van-hanh\/chi-tra\/[0-9a-f-]{36}/);
  const batch = new URL(operator.url()).pathname;
  await findsNothingInside(operator);
  await operator.getByRole('button', { name: /^Tôi đã xem, duyệt chi/ }).click();
  await expect(operator.getByText('Người khác duyệt tiếp.')).toBeVisible();
  const second = await sitsDown(browser, request, SECOND_OPERATOR, batch);
  await second.getByRole('button', { name: /^Tôi đã xem, duyệt chi/ }).click();
  await second.getByRole('button', { name: 'Lập tệp gửi ngân hàng' }).click();
  await findsNothingInside(second);
  const row = (await bankFile(second)).find(({ account }) => account === HOUSEHOLD.account.number)!;
  const line = second.locator('section', { has: second.getByRole('heading', { level: 3, name: 'Hộ nuôi ong Khe Vằn' }) });
  const payoutId = (await line.getAttribute('id'))!.replace(/^k-/, '');
  await carriesOut(request, row);
  await expect.poll(async () => { await second.reload(); return line.locator('dd', { hasText: /^Đã chuyển/ }).count(); }).toBe(1);
  const rest = second.getByRole('button', { name: 'Ngân hàng đã chuyển hết' });
  // Other sellers' money may be in the same batch: somebody enters that it went out too.
  if (await rest.count()) {
    await second.getByLabel('Số giao dịch của ngân hàng').first().fill(`FT${Date.now()}`);
    await rest.click();
  }
  await expect(second.getByText('Mọi khoản của đợt này đã có kết quả.')).toBeVisible();
  await findsNothingInside(second);

  await followsOrder(operator, code, 'Ngân hàng đã chuyển cho người bán');
  const sellerId = await shopOf(await Person.signIn(baseURL ?? '', HOUSEHOLD.phone));
  const accounts = [`buyer:${code}`, 'bank:collection', `seller:${sellerId}:payable`, `seller:${sellerId}:delivery`, `seller:${sellerId}:available`, 'platform:commission', 'platform:gateway_fee', 'tax:vat', 'tax:pit', 'payout:transit'];
  const ofBuyer = new Set((await books.get<{ items: { reference: string }[] }>(`/api/operator/ledger/entries?limit=50&account=buyer:${code}`)).items.map(({ reference }) => reference));
  const ofOrder = [`sale:${order}`, `payout:${payoutId}`, `payout_settled:${payoutId}`];
  const booked = await postingsInLedger(books, ({ reference }) => ofBuyer.has(reference) || ofOrder.includes(reference), accounts);
  expect(ofBuyer.size).toBe(2);
  for (const reference of ofOrder) expect(booked.filter((posting) => posting.startsWith(`${reference}: `)), reference).not.toEqual([]);
  expect(await postingsOnPage(operator)).toEqual(booked);
  expect(await balanceOf(books, `buyer:${code}`)).toBe(0);
  await findsNothingInside(operator);

  await seller.goto('/ban/tien');
  await seller.getByRole('link', { name: /^\d\d\/\d\d\/\d{4}$/ }).first().click();
  await expect(seller.getByText('Ngân hàng chuyển')).toBeVisible();
  await expect(seller.getByRole('link', { name: new RegExp(order) })).toBeVisible();
  await findsNothingInside(seller);
  await seller.goto(`/ban/tien/don/${order}`);
  await expect(seller.getByText('Đã chuyển vào tài khoản, cùng đơn khác')).toBeVisible();
  await findsNothingInside(seller);
  for (const path of ['/ban/tien', '/ban/tien/chuyen', '/ban/tien/thue']) {
    await seller.goto(path);
    await findsNothingInside(seller);
  }
  await seller.goto('/ban/tien');
  await seller.getByRole('link', { name: /^Sổ tháng/ }).click();
  await findsNothingInside(seller);
  await leaves(seller, operator, second);
  await books.leaves();
});

test('money that a buyer pays to the seller himself is only observed: it is followed on screen, and back again', async ({ page, request, browser, baseURL }) => {
  test.setTimeout(240_000);
  const books = await Person.signIn(baseURL ?? '', OPERATOR);
  const seller = await sitsDown(browser, request, COOPERATIVE.phone, '/ban');
  await givesAccount(seller, request, COOPERATIVE.phone, COOPERATIVE.account);
  const operator = await sitsDown(browser, request, OPERATOR, '/van-hanh');
  const second = await sitsDown(browser, request, SECOND_OPERATOR, '/van-hanh');
  await changesRoute(operator, second, COOPERATIVE.name, 'direct');
  await findsNothingInside(second);
  const [inBank, observed] = [await balanceOf(books, 'bank:collection'), await balanceOf(books, 'direct:observed')];

  const buyer = new Buyer(page);
  await buyer.takes(COOPERATIVE.sweets);
  await buyer.givesAddress('vietqr');
  const total = await buyer.orders();
  const code = buyer.code();
  const order = `${code}-1`;
  await expect(page.getByText(COOPERATIVE.account.number, { exact: true })).toBeVisible();
  await findsNothingInside(page);

  await seller.goto('/ban/tien/tra-thang');
  await findsNothingInside(seller);
  await seller.getByRole('button', { name: `Tiền đã về ${order}` }).click();
  await expect(seller.getByText('Đã xác nhận.')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/don/${code}$`)); // the page that waits for the money goes on by itself
  await delivers(seller, order);
  await followsOrder(operator, code, 'Trừ phí, người bán đã cầm tiền hàng');
  await expect(operator.getByText('Chợ chỉ theo dõi, không giữ tiền.')).toBeVisible();

  await seller.goto(`/ban/tien/don/${order}`);
  await expect(seller.getByText(/^Khách đã đưa thẳng/)).toHaveText(new RegExp(new Intl.NumberFormat('vi-VN').format(total)));
  await findsNothingInside(seller);

  await seller.goto(`/ban/don/${order}`);
  await seller.getByText('Trả tiền lại cho khách', { exact: true }).click();
  await seller.getByLabel('Vì sao trả').fill('Hàng bị ẩm');
  await seller.getByRole('button', { name: 'Trả tiền lại' }).click();
  await expect(seller.getByText(/^Đang trả/)).toBeVisible();
  await page.goto(`/don/${code}`);
  await expect(page.getByRole('heading', { name: 'Người bán trả lại tiền' })).toBeVisible();
  await findsNothingInside(page);
  await seller.goto('/ban/tien/tra-thang');
  await seller.getByLabel('Số giao dịch của ngân hàng').fill(`FT${Date.now()}`);
  await seller.getByLabel('Ghi chú cho khách').fill('Trả lại cả đơn');
  await findsNothingInside(seller);
  await seller.getByRole('button', { name: `Đã trả lại khách ${order}` }).click();
  await page.reload();
  await findsNothingInside(page);
  await page.getByRole('button', { name: `Tôi đã nhận tiền ${order}` }).click();
  await expect(page.getByText('Đã trả lại.')).toBeVisible();

  await followsOrder(operator, code, 'Trả lại phí cho người bán');
  await seller.goto(`/ban/tien/don/${order}`);
  await expect(seller.getByText('Chợ trả lại phí của đơn')).toBeVisible();
  await expect(seller.getByText(/nhận\s0\sđ$/)).toBeVisible();
  await seller.goto('/ban/tien');
  await expect(seller.getByRole('row', { name: /^Chợ trả lại phí [1-9]/ })).toBeVisible();
  const sellerId = await shopOf(await Person.signIn(baseURL ?? '', COOPERATIVE.phone));
  const accounts = ['direct:observed', `buyer:${code}`, `seller:${sellerId}:payable`, `seller:${sellerId}:delivery`, `seller:${sellerId}:available`, 'platform:commission', 'tax:vat', 'tax:pit'];
  const shown = await postingsOnPage(operator);
  const names = new Set(shown.map((posting) => posting.split(': ')[0]));
  const ofBuyer = new Set((await books.get<{ items: { reference: string }[] }>(`/api/operator/ledger/entries?limit=50&account=buyer:${code}`)).items.map(({ reference }) => reference));
  expect([...ofBuyer].filter((reference) => !names.has(reference))).toEqual([]);
  expect(shown).toEqual(await postingsInLedger(books, ({ reference }) => names.has(reference), accounts));
  expect(shown.filter((posting) => /bank:|gateway:|payout:/.test(posting))).toEqual([]);
  expect(await balanceOf(books, 'bank:collection')).toBe(inBank);
  expect(await balanceOf(books, 'direct:observed')).toBe(observed);
  await findsNothingInside(operator);

  await changesRoute(operator, second, COOPERATIVE.name, 'collected');
  await leaves(seller, operator, second);
  await books.leaves();
});

/** One operator proposes who receives a shop's money from today on, another confirms it. */
async function changesRoute(operator: Page, second: Page, shop: string, route: 'collected' | 'direct'): Promise<void> {
  await operator.goto('/van-hanh/duyet-nguoi-ban?o=approved');
  await operator.getByLabel('Tìm theo tên').fill(shop);
  await operator.getByRole('button', { name: 'Xem' }).click();
  await operator.getByRole('link', { name: shop }).click();
  await operator.getByText('Đổi đường tiền', { exact: true }).click();
  await operator.getByLabel('Đường tiền mới').selectOption(route);
  await operator.getByLabel('Vì sao đổi tuyến').fill('Người bán xin đổi');
  await operator.getByRole('button', { name: 'Đề nghị đổi' }).click();
  await expect(operator.getByRole('heading', { name: 'Đề nghị đang chờ' })).toBeVisible();
  await second.goto(new URL(operator.url()).pathname);
  await second.getByRole('button', { name: 'Xác nhận đổi' }).click();
  await expect(second.locator('#tuyen').getByText('Hai người đã đồng ý').first()).toBeVisible();
}

test('what a gateway pays out is taken from its statement to the bank’s line', async ({ page, request, browser }) => {
  test.setTimeout(180_000);
  const total = await paysByGateway(page, /thành công/);
  await expect(page.getByText(/^Đã nhận/)).toBeVisible({ timeout: 15_000 });
  const code = new Buyer(page).code();
  const operator = await sitsDown(browser, request, OPERATOR, '/van-hanh');
  await followsOrder(operator, code, 'Ghi nhận tiền cho người bán');
  const [reference] = (await operator.locator('.steps li', { hasText: 'Tiền về' }).locator('small').first().textContent())!.split(' · ').slice(-1);

  const fee = 2_200;
  const rows = [['Mã giao dịch', 'Số tiền', 'Phí'], [reference, total, fee], [`KHONG-RO-${Date.now()}`, 15_000, 0]];
  await operator.goto('/van-hanh/bang-ke');
  await operator.getByLabel('Bảng kê của').selectOption('vnpay');
  const file = { name: `vnpay-${Date.now()}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.join(',')).join('\n')) };
  await operator.getByLabel('Tệp CSV hoặc XLSX').setInputFiles(file);
  await operator.getByRole('button', { name: 'Thử trước' }).click();
  await expect(operator.getByText('Thử xong, chưa ghi gì.')).toBeVisible();
  await findsNothingInside(operator);
  await operator.getByLabel('Tệp CSV hoặc XLSX').setInputFiles(file);
  await operator.getByRole('button', { name: 'Nhận bảng kê' }).click();
  await expect(operator.getByRole('heading', { level: 1, name: file.name })).toBeVisible();
  await expect(operator.getByRole('link', { name: code })).toHaveAttribute('href', `/van-hanh/don/${code}`);
  await findsNothingInside(operator);

  await transfer(request, total + 15_000 - fee, 'VNPAY quyet toan');
  await expect.poll(async () => { await operator.reload(); return operator.getByText('VNPAY quyet toan').count(); }).toBe(1);
  await operator.getByRole('button', { name: 'Dòng này trả bảng kê' }).click();
  await expect(operator.locator('h1 + p').getByText('Tiền đã về')).toBeVisible();
  await findsNothingInside(operator);
  await followsOrder(operator, code, 'Hãng hoặc cổng chuyển về ngân hàng');
  await findsNothingInside(operator);
  await leaves(operator);
});

test('axe finds nothing on the pages of money with something on them', async ({ page, request, browser }) => {
  test.setTimeout(240_000);
  await paysByGateway(page, /nghi gian lận/);
  const buyer = new Buyer(page);
  const held = buyer.code();
  const operator = await sitsDown(browser, request, OPERATOR, '/van-hanh/tien-giu');
  await expect(operator.getByRole('link', { name: held })).toBeVisible();
  await findsNothingInside(operator);
  const payment = operator.locator('details', { hasText: 'Hủy khoản này' }).first();
  await payment.getByLabel('Vì sao hủy').fill('Cổng không trả lời');
  await payment.getByRole('button', { name: 'Xin hủy khoản này' }).click();
  await expect(operator.getByRole('button', { name: 'Không hủy, chờ cổng trả lời' })).toBeVisible();
  await findsNothingInside(operator);
  await operator.getByRole('button', { name: 'Không hủy, chờ cổng trả lời' }).click();

  for (const path of ['/van-hanh', '/van-hanh/so-cai', '/van-hanh/so-cai/loai?loai=seller:*:available', '/van-hanh/so-cai/tai-khoan?tk=payout:transit', '/van-hanh/phi-thue', '/van-hanh/thue', '/van-hanh/chi-tra', '/van-hanh/bang-ke', '/van-hanh/bang-ke/con-giu?cua=vnpay', '/van-hanh/doi-soat', '/van-hanh/khoan-treo', `/van-hanh/don/${held}`]) {
    await operator.goto(path);
    await findsNothingInside(operator);
  }
  await operator.goto('/van-hanh/thue?ky=2026');
  await operator.locator('a[href^="/van-hanh/thue/"]').first().click();
  await expect(operator.getByRole('table')).toBeVisible();
  await findsNothingInside(operator);
  await leaves(operator);
});

test('axe finds nothing on the pages of money that goes back', async ({ page, request, browser }) => {
  test.setTimeout(180_000);
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.noodles);
  await buyer.givesAddress('vietqr');
  const total = await buyer.orders();
  await transfer(request, total, buyer.code());
  await expect(page.getByText(/^Đã nhận/)).toBeVisible({ timeout: 30_000 });
  await page.goto(`/don/${buyer.code()}`);
  await expect.poll(async () => { await page.reload(); return page.getByRole('link', { name: 'Hủy đơn' }).count(); }).toBe(1);
  await page.getByRole('link', { name: 'Hủy đơn' }).click();
  await findsNothingInside(page);
  await page.getByRole('button', { name: 'Hủy và lấy lại tiền' }).click();
  await expect(page.getByText(/^Đang trả lại/)).toBeVisible();
  await findsNothingInside(page);

  const operator = await sitsDown(browser, request, OPERATOR, '/van-hanh/hoan-tien');
  await findsNothingInside(operator);
  // Which way it goes back is decided in a moment; then it waits for a hand.
  await expect.poll(async () => { await operator.reload(); return operator.getByRole('row', { name: new RegExp(`${buyer.code()}.*[Cc]huyển khoản`) }).count(); }).toBe(1);
  await operator.getByRole('link', { name: buyer.code() }).click();
  await findsNothingInside(operator);
  await page.reload();
  await page.getByLabel('Ngân hàng').selectOption('970418');
  await page.getByLabel('Số tài khoản').fill('2151000999888');
  await page.getByLabel('Tên tài khoản').fill('NGUOI MUA THU');
  await page.getByRole('button', { name: 'Nhận tiền về tài khoản này' }).click();
  await expect(page.getByText(/số đuôi 9888/)).toBeVisible();
  await findsNothingInside(page);
  await operator.reload();
  await operator.getByRole('button', { name: 'Xem cả số tài khoản' }).click();
  await expect(operator.getByText('2151000999888')).toBeVisible();
  await operator.getByLabel('Số giao dịch', { exact: true }).fill(`FT${Date.now()}`);
  await operator.getByLabel('Ghi thêm').fill('Đã chuyển lại');
  await operator.getByRole('button', { name: 'Ghi lần chuyển này' }).click();
  await expect(operator.getByText('Người khác phải xác nhận khoản này.')).toBeVisible();
  await findsNothingInside(operator);
  const second = await sitsDown(browser, request, SECOND_OPERATOR, new URL(operator.url()).pathname);
  await findsNothingInside(second);
  await second.getByRole('button', { name: 'Xác nhận tiền đã đi' }).click();
  await expect(second.getByText('Đã đủ hai người xác nhận.')).toBeVisible();
  await findsNothingInside(second);
  await followsOrder(operator, buyer.code(), 'Đã trả lại người mua');
  await findsNothingInside(operator);
  await page.reload();
  await findsNothingInside(page);
  await leaves(operator, second);
});

/** Buys noodles and ends the payment at VNPay by the button named; answers the total in đồng. */
async function paysByGateway(page: Page, end: RegExp): Promise<number> {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.noodles);
  await buyer.givesAddress('vnpay');
  const total = await buyer.orders();
  await page.getByRole('button', { name: end }).click();
  await expect(page).toHaveURL(/\/don\//);
  return total;
}
