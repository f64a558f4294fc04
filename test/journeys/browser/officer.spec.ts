import { expect, test } from '@playwright/test';
import { enter, signIn } from './officer.js';

test('an officer sees each rate with what it is made of, and the rows behind it', async ({ page, request }) => {
  await signIn(page, request, '+84900000005', '/can-bo');
  await expect(page.getByText(/\d+ trong \d+ sản phẩm còn hạn/)).toBeVisible();
  await expect(page.getByText('Ba số này khác mẫu số. Không cộng. Không lấy trung bình.')).toBeVisible();
  const communes = page.getByRole('rowheader');
  expect(await communes.count()).toBeGreaterThan(10);

  const link = page.getByRole('link', { name: /^Xem \d+ dòng/ });
  const rows = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Các dòng của I1' })).toBeVisible();
  expect(await page.locator('tbody tr').count()).toBe(Math.min(rows, 50));
});

for (const path of ['/can-bo', '/can-bo?khung=district', '/can-bo/chi-so/I1?chia=stars', '/can-bo/chi-so/I5a', '/can-bo/chi-so/I3?chia=set']) {
  test(`every count in a table of ${path} leads to as many rows`, async ({ page, request }) => {
    await signIn(page, request, '+84900000005', path);
    const links = await page.locator('td a[href*="/dong?"]').evaluateAll((found) => found.map((link) => ({ href: link.getAttribute('href')!, text: link.textContent! })));
    expect(links.length).toBeGreaterThan(5);
    // Money counts đồng, not rows; 2/5 leads to the five.
    for (const { href, text } of links.filter((link) => !link.text.includes('đ'))) {
      const told = Number(text.replace(/^.*\//, '').replaceAll('.', ''));
      const rows = (await (await page.request.get(href)).text()).match(/<tbody.*<\/tbody>/s)?.[0].match(/<tr/g)?.length;
      expect([href, rows]).toEqual([href, Math.min(told, 50)]);
    }
  });
}

test('an officer asks for one commune, another month and a day', async ({ page, request }) => {
  await signIn(page, request, '+84900000005', '/can-bo');
  await page.getByLabel('Vùng').selectOption('06838');
  await page.getByRole('button', { name: 'Xem' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Xã Bình Liêu' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Bảng theo xã, cuộn ngang được' }).locator('tbody tr')).toHaveCount(1);
});

test('an officer declares an address on another floor, and the product counts as listed', async ({ page, request }) => {
  await signIn(page, request, '+84900000005', '/can-bo/chi-so/I1/dong?phan=rest');
  const certificate = await page.locator('tbody td[data-label="Số chứng nhận"]').first().textContent();
  const product = await page.locator('tbody td[data-label="Sản phẩm"]').first().textContent();
  await page.goto('/can-bo/san-ngoai');
  await page.getByLabel('Số chứng nhận').fill(certificate ?? '');
  await page.getByLabel('Đường dẫn').fill('https://example.org/hang');
  await page.getByRole('button', { name: 'Ghi đường dẫn' }).click();
  await expect(page.getByRole('alert')).toContainText('không thuộc sàn nào');
  await page.getByLabel('Đường dẫn').fill(`https://shopee.vn/hang-${Date.now()}`);
  await page.getByRole('button', { name: 'Ghi đường dẫn' }).click();
  await expect(page.getByRole('status')).toContainText('Đã ghi');
  await page.goto('/can-bo/chi-so/I1x/dong?san=shopee&phan=numerator');
  await expect(page.getByRole('cell', { name: product ?? '' }).first()).toBeVisible();
});

test('an officer enters a survey; a stated percentage that its counts do not make is refused', async ({ page, request }) => {
  await signIn(page, request, '+84900000005', '/can-bo/khao-sat/moi');
  await page.getByLabel('Nơi khảo sát').fill('Chợ trung tâm');
  await page.getByLabel('Tổng số có').fill('334');
  await page.getByLabel('Đang thực hiện').fill('160');
  await page.getByLabel('Phần trăm ghi trong báo cáo').fill('60');
  await page.getByRole('button', { name: 'Ghi khảo sát' }).click();
  await expect(page.getByRole('alert')).toContainText('47,9 %');
  await page.getByLabel('Tổng số có').fill('148');
  await page.getByLabel('Đang thực hiện').fill('97');
  await page.getByLabel('Phần trăm ghi trong báo cáo').fill('65,5');
  await page.getByRole('button', { name: 'Ghi khảo sát' }).click();
  await expect(page.getByText('65,5 % · 97 trong 148').first()).toBeVisible();
});

test('an officer enters a survey of residents by sex and by ethnicity, and reads the indicator by them', async ({ page, request }) => {
  await signIn(page, request, '+84900000005', '/can-bo/khao-sat/moi');
  await page.getByLabel('Khảo sát gì').selectOption('I7');
  await page.getByLabel('Nơi khảo sát').fill(`Thôn mẫu ${Date.now()}`);
  await page.getByLabel('Cách làm').selectOption('sample');
  await page.getByLabel('Tổng số có').fill('900');
  await page.getByLabel('Số được hỏi').fill('100');
  await page.getByLabel('Đang thực hiện').fill('50');
  await page.getByText('I7: ghi theo giới tính, dân tộc').click();
  await page.getByLabel('Nữ: được hỏi').fill('60');
  await page.getByRole('button', { name: 'Ghi khảo sát' }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: 'Nữ: ghi đủ cả hai số.' })).toHaveAttribute('href', '#nu-mua');
  await page.getByLabel('Nữ: có mua bán').fill('61');
  await page.getByRole('button', { name: 'Ghi khảo sát' }).click();
  await expect(page.getByRole('alert')).toContainText('Số của các nhóm phải nằm trong số chung');
  await page.getByLabel('Nữ: có mua bán').fill('33');
  await page.getByRole('button', { name: 'Ghi khảo sát' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Nữ' })).toContainText('55,0 %');
  await expect(page.getByRole('row').filter({ hasText: 'Chưa rõ giới tính' })).toContainText('40');
  await expect(page.locator('dl.facts div').filter({ hasText: 'Từ tuổi' })).toHaveText('Từ tuổi15');
  await page.goto('/can-bo/chi-so/I7?chia=sex');
  await page.getByRole('row').filter({ hasText: 'Nữ' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Các dòng của I7' })).toBeVisible();
  await expect(page.locator('tbody td[data-label="Nhóm"]').first()).toHaveText('Nữ');
});

test('somebody who is not an officer is told so', async ({ page, request }) => {
  await page.goto('/can-bo');
  await expect(page).toHaveURL(/dang-nhap\?next=/);
  await signIn(page, request, '+84900000001', '/dang-nhap');
  const refused = await page.goto('/can-bo');
  expect(refused?.status()).toBe(403);
});

test('signs out', async ({ page, request }) => {
  await signIn(page, request, '+84900000002', '/dang-nhap');
  await page.goto('/dang-nhap');
  await page.getByRole('button', { name: 'Ra', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Gửi mã', exact: true })).toBeVisible();
});

for (const elsewhere of ['https://example.org/', '//example.org', '/\\example.org']) {
  test(`does not lead to ${elsewhere} after signing in`, async ({ page, request }) => {
    await page.goto(`/dang-nhap?next=${encodeURIComponent(elsewhere)}`);
    await enter(page, request, '+84900000003');
    await expect(page).not.toHaveURL(/\/dang-nhap/);
    expect(new URL(page.url()).hostname).toBe('127.0.0.1');
  });
}
