import type { Settings } from '@cho-phien/platform';

/** One line of progress for the person at the terminal. */
export const say = (line: string): void => { process.stdout.write(`${line}\n`); };

const DEMO_PHONES: readonly [string, string][] = [
  ['0900000001', 'người mua (buyer)'], ['0900000002', 'chủ gian hàng 1 (seller owner)'], ['0900000003', 'chủ gian hàng 2 (second seller)'],
  ['0900000004', 'tổ công nghệ số (assistant)'], ['0900000005', 'cán bộ địa bàn (area officer)'], ['0900000006', 'người vận hành (operator)'],
  ['0900000007', 'người vận hành thứ hai (second operator)'], ['0900000008', 'cán bộ địa bàn thứ hai (second area officer)'],
];

/** The address and the demo sign-ins, once the market is open. */
export function welcome({ HOST, PORT, PUBLIC_URL, DEMO, VNPAY_HOST, BANK_APP_URL, STRIPE_API_URL }: Settings, milliseconds: number): void {
  const address = PUBLIC_URL ?? `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`;
  say(`\nChợ Phiên đã mở (${Math.round(milliseconds / 100) / 10} s): ${address}`);
  if (!DEMO) return;
  for (const [phone, who] of DEMO_PHONES) say(`  ${phone}  ${who}`);
  say(`  Mã đăng nhập (one-time codes): ${address}/api/dev/outbox?to=%2B84900000001`);
  say(`  Giả lập (simulators): VNPay ${VNPAY_HOST ?? '–'} · ngân hàng ${BANK_APP_URL ?? '–'} · Stripe ${STRIPE_API_URL}`);
}
