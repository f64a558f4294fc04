import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { otpOf } from './buyer.js';
import { signIn } from './officer.js';
import type { Person } from './person.js';

/** What one đồng sum did: `reference: source → destination amount`. */
type Posting = string;
type Entry = { reference: string; counter: string; amount: number };

const digits = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''));
const written = (reference: string, source: string, destination: string, amount: number): Posting => `${reference}: ${source} → ${destination} ${amount}`;

/** Of each posting on the page: from where to where, its transaction's name, how much. */
const POSTING_ROWS = `[...document.querySelectorAll('.postings li')].map((row) => [...[...row.querySelectorAll('small')].map((each) => each.textContent), row.querySelector('b').textContent])`;

/** Somebody signed in, at a page of his own. */
export async function sitsDown(browser: Browser, request: APIRequestContext, phone: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await signIn(page, request, phone, path);
  return page;
}

/** The owner says where the shop's money goes, and agrees to it by the code on the phone. */
export async function givesAccount(page: Page, request: APIRequestContext, phone: string, account: { bank: string; number: string; holder: string }): Promise<void> {
  await page.goto('/ban/gian-hang');
  const change = page.getByText('Đổi tài khoản', { exact: true });
  if (await change.count()) await change.click();
  await page.getByLabel('Ngân hàng').selectOption(account.bank);
  await page.getByLabel('Số tài khoản').fill(account.number);
  await page.getByLabel('Tên tài khoản').fill(account.holder);
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  await page.getByLabel('Mã trong tin nhắn').fill(await otpOf(request, phone));
  await page.getByRole('button', { name: 'Dùng tài khoản này' }).click();
  await expect(page.locator('#tai-khoan').getByText(account.number.slice(-4))).toBeVisible();
}

/** The seller takes a paid order and it reaches its buyer. */
export async function delivers(seller: Page, orderCode: string): Promise<void> {
  await seller.goto(`/ban/don/${orderCode}`);
  await expect.poll(async () => { await seller.reload(); return seller.getByRole('button', { name: 'Nhận đơn này' }).count(); }).toBe(1);
  for (const name of ['Nhận đơn này', 'Đã giao cho người chở', 'Khách đã nhận hàng']) await seller.getByRole('button', { name }).click();
  await expect(seller.getByText('Khách đã nhận hàng.')).toBeVisible();
}

/** The operator's page of an order, found by its code as it is spoken; open until the ledger has heard of everything on it. */
export async function followsOrder(operator: Page, groupCode: string, untilStep: string): Promise<void> {
  await operator.goto('/van-hanh');
  await operator.getByRole('link', { name: 'Theo dõi tiền của đơn' }).click();
  await operator.getByLabel('Mã đơn').fill(groupCode.toLowerCase());
  await operator.getByRole('button', { name: 'Xem đường đi của tiền' }).click();
  await expect(operator.getByRole('heading', { level: 1, name: `Tiền của đơn ${groupCode}` })).toBeVisible();
  await expect.poll(async () => { await operator.reload(); return operator.locator('.steps').getByText(untilStep, { exact: true }).count(); }).toBeGreaterThan(0);
  await expect.poll(async () => { await operator.reload(); return operator.getByText('Đang chờ ghi sổ').count(); }).toBe(0);
}

/** Every posting that the operator's page of an order shows. */
export async function postingsOnPage(operator: Page): Promise<Posting[]> {
  const rows = await operator.evaluate<[string, string, string][]>(POSTING_ROWS);
  return rows.map(([way, reference, amount]) => written(reference, ...(way.split(' → ') as [string, string]), digits(amount))).sort();
}

/** Every posting that the ledger itself has under these names, looked up account by account. */
export async function postingsInLedger(operator: Person, references: (entry: Entry) => boolean, accounts: readonly string[]): Promise<Posting[]> {
  const found = new Set<Posting>();
  for (const account of accounts) {
    const { items } = await operator.get<{ items: Entry[] }>(`/api/operator/ledger/entries?limit=50&account=${encodeURIComponent(account)}`);
    for (const { reference, counter, amount } of items.filter(references)) found.add(amount < 0 ? written(reference, account, counter, -amount) : written(reference, counter, account, amount));
  }
  return [...found].sort();
}

export const balanceOf = async (operator: Person, account: string): Promise<number> =>
  (await operator.get<{ balance: number }>(`/api/operator/ledger/entries?limit=1&account=${encodeURIComponent(account)}`)).balance;

/** The rows of the bank's file that the page offers: to which account, how much, under which words. */
export async function bankFile(operator: Page): Promise<{ account: string; amount: number; memo: string }[]> {
  const coming = operator.waitForEvent('download');
  await operator.getByRole('link', { name: 'Tải tệp CSV' }).click();
  const [, ...rows] = readFileSync(await (await coming).path(), 'utf8').replaceAll('"', '').trim().split(/\r?\n/);
  return rows.map((row) => row.split(',')).map((cells) => ({ account: cells[2]!, amount: digits(cells[4]!), memo: cells[5]! }));
}

/** The market's bank carries out one row of the file; its own line of it comes back. */
export async function carriesOut(request: APIRequestContext, { amount, memo }: { amount: number; memo: string }): Promise<void> {
  const port = Number(process.env.BROWSER_TEST_PORT ?? 4140);
  const answer = await request.post(`http://127.0.0.1:${port + 2}/drive`, { data: { amount, memo, outgoing: true } });
  expect(answer.status(), await answer.text()).toBe(200);
}
