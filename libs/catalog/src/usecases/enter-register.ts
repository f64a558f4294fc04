import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { CertificateContent } from '../domain/certificate-fields.js';
import { CertificateRegister } from '../storage/certificate-register.js';
import { RegisterImportRepository } from '../storage/register-import.repository.js';
import type { ImportRow, OpenRegisterImport } from '../storage/register-import.repository.js';
import { JudgeRegisterRows } from './judge-register-rows.js';
import type { JudgedRow } from './judge-register-rows.js';
import { RecogniseGoods } from './recognise-goods.js';
import { WriteCertificates } from './write-certificates.js';

/** Rows that share a transaction. */
const ROWS = 100;

type Writable = JudgedRow & { after: CertificateContent };

type Shown = Pick<ImportRow, 'outcome' | 'changes'>;

const written = ({ changes }: Pick<ImportRow, 'changes'>): string => JSON.stringify(changes.map(({ field, before, after }) => [field, before, after]));

/** Whether a row does to the register what its sender was shown before he confirmed it, or nothing. */
const comesToAsShown = (shown: Shown, row: JudgedRow): boolean =>
  (row.outcome === 'new' || row.outcome === 'changed' ? row.outcome === shown.outcome && written(row) === written(shown) : true);

const outrun = (row: JudgedRow): JudgedRow => ({ ...row, outcome: 'wrong', errors: [{ row: row.row, column: null, code: 'catalog.certificate_changed_since_shown', params: {} }], changes: [], after: null });

/**
 * Enters confirmed files. A row is judged again by what the register says when it is entered: it may have moved since, and what somebody else
 * put right meanwhile is not undone by a file that was looked at before.
 */
@Injectable()
export class EnterRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly imports: RegisterImportRepository, private readonly register: CertificateRegister,
    private readonly judge: JudgeRegisterRows, private readonly recognise: RecogniseGoods, private readonly write: WriteCertificates,
  ) {}

  /** Goes on until no file waits. */
  async run(): Promise<void> {
    while (await this.unitOfWork.run((tx) => this.next(tx)));
  }

  private async next(tx: Tx): Promise<boolean> {
    const open = await this.imports.take(tx, ROWS);
    if (!open) return false;
    const known = await this.register.hold(tx, open.rows.map(({ said }) => said.number));
    const judged = await this.judge.run(open.rows, { known, communes: open.communes, rules: await this.register.recognitionRules() });
    const rows = judged.map((row, at) => (comesToAsShown(open.rows[at]!, row) ? row : outrun(row)));
    await this.enter(tx, open, rows.filter((row): row is Writable => row.after !== null && row.outcome !== 'unchanged'));
    await this.imports.proceed(tx, open, rows);
    return true;
  }

  private async enter(tx: Tx, { id, accountId, fileName }: OpenRegisterImport, rows: readonly Writable[]): Promise<void> {
    const recognised = await this.recognise.run(rows.map(({ after }) => after), tx);
    await this.write.run(tx, rows.map(({ before, outcome }, index) => (
      { before, after: recognised[index]!, kind: outcome === 'new' ? 'entered' as const : 'corrected' as const, actor: `officer:${accountId}`, reason: outcome === 'new' ? null : fileName, importId: id })));
  }
}
