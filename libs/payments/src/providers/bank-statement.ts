import type { BankFeed, BankLine } from './bank-line.js';

/** A line of a feed's list, and the text it stood in. */
export interface ListedLine { line: BankLine; raw: Buffer }

/** A feed whose list of the account's lines can be read. */
export interface BankStatement {
  readonly feed: BankFeed;
  readonly configured: boolean;
  /** Every line since a day (`yyyy-MM-dd`), oldest first, named as the feed's notices name it. Network: never inside a transaction. Errors: OutboundFailure, or what is wrong with the answer. */
  linesSince(day: string): Promise<ListedLine[]>;
}

export const listed = (line: BankLine, row: unknown): ListedLine => ({ line, raw: Buffer.from(JSON.stringify(row)) });
