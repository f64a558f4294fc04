import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { InjectLogger } from '@cho-phien/platform';
import type { Logger } from 'pino';
import type { BankStatement } from '../providers/bank-statement.js';
import { BankStatements } from '../providers/bank-statements.js';
import { TakeBankLine } from './take-bank-line.js';

/** Banks and feeds may be late by a weekend. */
const BACK_MS = 4 * 86_400_000;

/** Reads the feeds' lists and takes what their notices missed; what is known changes nothing. */
@Injectable()
export class PullBankLines {
  constructor(private readonly statements: BankStatements, private readonly lines: TakeBankLine, private readonly clock: Clock, @InjectLogger() private readonly logger: Logger) {}

  /** Answers how many lines were new. */
  async run(): Promise<number> {
    let found = 0;
    for (const statement of this.statements.configured()) found += await this.pull(statement);
    return found;
  }

  /** A feed that does not answer leaves the others their turn. */
  private async pull(statement: BankStatement): Promise<number> {
    const { feed } = statement;
    try {
      const listed = await statement.linesSince(vietnamDay(new Date(this.clock.now().getTime() - BACK_MS)));
      let found = 0;
      for (const { line, raw } of listed) if ((await this.lines.run(feed, line, raw)) !== null) found++;
      if (found > 0) this.logger.info({ feed, read: listed.length, found }, 'lines that no notice told of');
      return found;
    } catch (error) {
      this.logger.warn({ feed, why: error instanceof Error ? error.message : 'unknown' }, 'a feed’s list could not be read; it is read again later');
      return 0;
    }
  }
}
