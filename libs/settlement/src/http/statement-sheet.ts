import { isoVietnam, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { writeCsv } from '@cho-phien/platform';
import type { Statement } from '../usecases/show-statement.js';
import { shapeLine } from './shape-line.js';

const TITLES = ['day', 'what', 'order', 'items', 'commission', 'gateway_fee', 'tax_vat', 'tax_pit', 'delivery', 'in_hand', 'amount', 'balance'] as const;

/** A month's statement as CSV: opening, every entry, closing. Amounts are whole đồng. */
export function statementSheet({ month, opening, closing, lines, addressAs }: Statement, language: Language): Buffer {
  const word = (code: string): string => message(`settlement.sheet.${code}`, language);
  const blank = TITLES.slice(2, -1).map(() => '');
  const rows = lines.map((line) => [
    isoVietnam(line.occurredAt).slice(0, 10), shapeLine(line, addressAs, language).sentence, line.orderCode ?? line.payout?.code ?? '', line.items,
    -line.commission, -line.gatewayFee, -line.taxVat, -line.taxPit, line.delivery, line.kind === 'reversal' ? line.inHand : -line.inHand, line.net, line.balanceAfter,
  ].map((cell) => (Object.is(cell, -0) ? 0 : cell)));
  return writeCsv([TITLES.map(word), [month, word('opening'), ...blank, opening], ...rows, [month, word('closing'), ...blank, closing]]);
}
