import type { z } from 'zod';
import { formatDong, isoVietnam, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { DEDUCTIONS } from '../domain/rate.js';
import type { StatementLine } from '../usecases/show-statement.js';
import type { statementEntry } from './statement.dto.js';

type Shown = z.infer<typeof statementEntry>;

export function shapeLine(line: StatementLine, addressAs: string | null, language: Language): Shown {
  const amounts = { commission: line.commission, gateway_fee: line.gatewayFee, tax_vat: line.taxVat, tax_pit: line.taxPit };
  const deductions = DEDUCTIONS.filter((code) => amounts[code] > 0).map((code) => ({ code, name: message(`settlement.${code}`, language), amount: amounts[code] }));
  return {
    id: line.id, kind: line.kind, orderCode: line.orderCode, channel: line.channel, at: isoVietnam(line.occurredAt), items: line.items, deductions,
    receives: line.receives, delivery: line.delivery, inHand: line.inHand, payout: line.payout, amount: line.net, balanceAfter: line.balanceAfter, sentence: sentenceOf(line, deductions, addressAs, language),
  };
}

/** “Bà nhận 312.000 đ vì …”: read out as it stands. */
function sentenceOf(line: StatementLine, deductions: Shown['deductions'], addressAs: string | null, language: Language): string {
  const you = addressAs ?? message('settlement.you', language);
  const sentence = line.payout ? ofPayout(line, line.payout, you, language) : ofOrder(line, deductions, you, language);
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
}

const ofPayout = ({ kind, net }: StatementLine, { accountEnd, reason }: NonNullable<StatementLine['payout']>, you: string, language: Language): string =>
  message(`settlement.line.${kind}`, language, { you, amount: formatDong(Math.abs(net)), accountEnd, why: reason ?? '' });

function ofOrder(line: StatementLine, deductions: Shown['deductions'], you: string, language: Language): string {
  const parts = [
    message('settlement.because.goods', language, { orderCode: line.orderCode ?? '', amount: formatDong(line.items) }),
    ...(line.delivery > 0 ? [message('settlement.because.delivery', language, { amount: formatDong(line.delivery) })] : []),
    ...deductions.map(({ code, amount }) => message('settlement.because.less', language, { what: message(`settlement.${code}.short`, language), amount: formatDong(amount) })),
    ...(line.inHand > 0 ? [message(line.kind === 'reversal' ? 'settlement.because.sent_back' : 'settlement.because.in_hand', language, { amount: formatDong(line.inHand) })] : []),
  ];
  const code = line.kind === 'reversal' ? (line.inHand > 0 ? 'settlement.line.fee_back' : 'settlement.line.taken_back') : line.net < 0 ? 'settlement.line.owes' : 'settlement.line.receives';
  return message(code, language, { you, amount: formatDong(Math.abs(line.net)), why: parts.join(', ') });
}
