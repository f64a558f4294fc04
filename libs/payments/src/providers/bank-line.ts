import type { Dong } from '@cho-phien/kernel';
import { z } from 'zod';

/** Who tells of the lines of the platform's bank account. */
export const BANK_FEEDS = ['sepay', 'casso', 'payos'] as const;
export type BankFeed = (typeof BANK_FEEDS)[number];

/** One line of the bank account as a feed tells it. */
export interface BankLine {
  /** The feed's own name of the line: told again under it, it is the same line. */
  eventId: string;
  /** The bank's own name of the line, the same in every feed. */
  reference: string;
  amount: Dong;
  outgoing: boolean;
  accounts: readonly string[];
  /** Where an order code may stand, the transfer's own words first. */
  memos: readonly string[];
  occurredAt: Date;
}

/** A notice may be this far from our clock, either way: against replays. */
export const WINDOW_SECONDS = 300;

export const isLately = (milliseconds: number, now: Date): boolean => Math.abs(now.getTime() - milliseconds) <= WINDOW_SECONDS * 1_000;

/** Payers write the memo: money is not turned away for a character that the database cannot keep. */
const textOf = (longest: number) => z.string().max(longest).nullish().transform((value) => (value ?? '').replaceAll('\0', ''));
export const feedText = textOf(2_000);
/** Names that feeds and banks give; they are looked up. */
export const feedName = textOf(200);

/** What a line is known by in every feed: the bank's reference, direction, amount and account; null without a reference. */
export function lineKeyOf({ reference, outgoing, amount }: BankLine, account: string): string | null {
  const name = reference.trim().toUpperCase();
  return name === '' ? null : [account, outgoing ? 'out' : 'in', amount, name].join('|');
}

/** `yyyy-MM-dd HH:mm:ss` (or with a T) without zone is local time, GMT+7; null when it is no time. */
export function feedTime(text: string): Date | null {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?$/.exec(text);
  if (!parts) return null;
  const instant = new Date(`${parts[1]}T${parts[2]}+07:00`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
