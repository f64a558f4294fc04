import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, newId, Unprocessable } from '@cho-phien/kernel';
import { readCells, UnitOfWork } from '@cho-phien/platform';
import { judgeRows, readStatement, sumRows } from '../domain/remittance.js';
import type { JudgedRow, RemittanceSums, RowMistake } from '../domain/remittance.js';
import { RemittanceRepository } from '../storage/remittance.repository.js';
import { ShowPartyDebts } from './show-party-debts.js';

export interface StatementFile { party: string; name: string; bytes: Buffer; dryRun: boolean }
/** `id` null: nothing was written, because it was a dry run or a row is wrong. */
export interface TakenStatement { id: string | null; rows: JudgedRow[]; mistakes: RowMistake[]; sums: RemittanceSums }

/** Takes a carrier's or gateway's statement of what it pays out: whole, once, each row ending in one state. */
@Injectable()
export class TakeRemittance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly remittances: RemittanceRepository,
    private readonly debts: ShowPartyDebts,
    private readonly clock: Clock,
  ) {}

  /** The same file again answers what was written the first time. Errors: `payments.party_unknown`, `payments.statement_unreadable`, `payments.statement_no_titles`. */
  async run(operator: string, { party, name, bytes, dryRun }: StatementFile): Promise<TakenStatement> {
    await this.check(party);
    const cells = await readCells(bytes);
    if (cells === null) throw new Unprocessable('payments.statement_unreadable');
    const read = readStatement(cells);
    if (read === null) throw new Unprocessable('payments.statement_no_titles');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.unitOfWork.run(async (tx) => {
      await this.remittances.oneAtATime(tx, party);
      const known = await this.remittances.idOfFile(party, sha256, tx);
      const names = read.rows.map(({ reference }) => reference);
      const rows = judgeRows(read.rows, await this.remittances.heldBy(party, names, tx), await this.remittances.sentBy(party, names, tx));
      const sums = sumRows(rows);
      if (known !== null || dryRun || read.mistakes.length > 0) return { id: known, rows, mistakes: read.mistakes, sums };
      const id = newId();
      await this.remittances.insert(tx, { id, party, fileName: name, sha256, takenBy: operator, takenAt: this.clock.now(), sums, rows });
      return { id, rows, mistakes: [], sums };
    });
  }

  /** A carrier without a contract may still pay out what it owes. */
  private async check(party: string): Promise<void> {
    if (!(await this.debts.run()).some(({ code }) => code === party)) throw new Unprocessable('payments.party_unknown');
  }
}
