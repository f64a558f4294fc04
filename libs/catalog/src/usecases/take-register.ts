import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Clock, Conflict, newId, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Page } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import type { SaidCertificate } from '../domain/certificate-row.js';
import { readRegister } from '../domain/read-register.js';
import { CertificateRegister } from '../storage/certificate-register.js';
import { RegisterImportRepository } from '../storage/register-import.repository.js';
import type { FaultyRow, ImportRow, ListedImport, RegisterImport } from '../storage/register-import.repository.js';
import { readCells } from '../storage/sheet-file.js';
import { JudgeRegisterRows } from './judge-register-rows.js';

/** Takes a register as a file: says at once what each row would come to. Nothing is entered until its sender says so. */
@Injectable()
export class TakeRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly scope: OfficerScope, private readonly register: CertificateRegister,
    private readonly judge: JudgeRegisterRows, private readonly imports: RegisterImportRepository, private readonly clock: Clock,
  ) {}

  /** `dryRun` false confirms it in the same breath. Errors: `catalog.sheet_unreadable`, `catalog.register_no_titles`, `catalog.sheet_too_many_rows`. */
  async run(actor: Actor, file: Buffer, fileName: string, dryRun: boolean): Promise<RegisterImport> {
    const { communes } = await this.scope.communes(actor);
    const read = readRegister(await readCells(file));
    const right = read.filter((row): row is typeof row & { said: SaidCertificate } => row.said !== null);
    const [known, rules] = await Promise.all([this.register.byNumbers(right.map(({ said }) => said.number)), this.register.recognitionRules()]);
    const wrong: ImportRow[] = read.filter(({ said }) => said === null).map(({ row, errors }) => ({ row, said: null, outcome: 'wrong', errors, changes: [] }));
    const cells = new Map(read.map((each) => [each.row, each.cells]));
    const rows = [...wrong, ...(await this.judge.run(right, { known, communes, rules }))].map((each) => ({ ...each, cells: cells.get(each.row)! }));
    const at = this.clock.now();
    const id = newId(at.getTime());
    await this.unitOfWork.run(async (tx) => {
      await this.imports.add(tx, { id, accountId: actor.accountId, fileName, communes, at, rows });
      if (!dryRun) await this.imports.confirm(tx, actor.accountId, id, at);
    });
    return this.show(actor, id);
  }

  /** Lets the rows that are not wrong into the register; only who sent them. Errors: `catalog.register_import_not_found`, `catalog.register_import_begun`. */
  async confirm(actor: Actor, id: string): Promise<RegisterImport> {
    if ((await this.show(actor, id)).accountId !== actor.accountId) throw new NotFound('catalog.register_import_not_found');
    if (!(await this.unitOfWork.run((tx) => this.imports.confirm(tx, actor.accountId, id, this.clock.now())))) throw new Conflict('catalog.register_import_begun');
    return this.show(actor, id);
  }

  /** Errors: `catalog.register_import_not_found`, those of OfficerScope. */
  async show(actor: Actor, id: string): Promise<RegisterImport> {
    const { communes } = await this.scope.communes(actor);
    const found = await this.imports.find(communes, id);
    if (!found) throw new NotFound('catalog.register_import_not_found');
    return found;
  }

  /** The rows of a file that are wrong. Errors: as `show`. */
  async faulty(actor: Actor, id: string): Promise<FaultyRow[]> {
    return this.imports.faulty((await this.show(actor, id)).id);
  }

  /** Files of officers whose communes are all his. Errors: those of OfficerScope, `paging.bad_cursor`. */
  async earlier(actor: Actor, paging: { limit: number; after?: string }): Promise<Page<ListedImport>> {
    const { communes } = await this.scope.communes(actor);
    return this.imports.page(communes, paging);
  }
}
