import { Injectable } from '@nestjs/common';
import type { BankStatement } from './bank-statement.js';
import { CassoStatement } from './casso/casso-statement.js';
import { SepayStatement } from './sepay/sepay-statement.js';

/**
 * Every feed whose list can be read. payOS has none: it lists the transfers of one payment link,
 * and our codes are not its links.
 */
@Injectable()
export class BankStatements {
  private readonly all: readonly BankStatement[];

  constructor(sepay: SepayStatement, casso: CassoStatement) { this.all = [sepay, casso]; }

  configured(): BankStatement[] { return this.all.filter(({ configured }) => configured); }
}
