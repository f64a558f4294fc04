import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineMessages, message } from '@cho-phien/kernel';
import { verifyLedger } from '@cho-phien/ledger';
import type { Head } from '@cho-phien/ledger';
import '@cho-phien/platform'; // reads bigint as whole numbers
import { DataSource } from 'typeorm';
import { databaseRole } from './embedded-postgres/programs.js';

defineMessages({
  'verify.no_database': { vi: 'Chợ chưa chạy: mở chợ bằng npm start, hoặc đặt DATABASE_URL.', en: 'The market is not running: start it, or set DATABASE_URL.' },
  'verify.head_malformed': { vi: 'Mắt xích ghi lại phải có dạng vị_trí:mã.', en: 'A head that was written down reads position:hash.' },
});

// `npm run verify-ledger [-- position:hash]`: names the first row of the ledger that was changed, removed or slipped in; given the
// head of an earlier run also what was cut off since. Exit code 0: whole, 1: something is wrong, 2: nothing could be looked at.
const say = (code: string, params = {}): void => console.log(`${message(code, 'vi', params)}\n${message(code, 'en', params)}`);
process.exitCode = await run(process.argv[2]);

async function run(argument: string | undefined): Promise<number> {
  const kept = argument === undefined ? undefined : headOf(argument);
  const url = process.env.DATABASE_URL ?? embeddedUrl(process.env.DATA_DIR ?? '.data');
  if (kept === null || url === null) {
    say(kept === null ? 'verify.head_malformed' : 'verify.no_database');
    return 2;
  }
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  const { head, finding } = await verifyLedger(dataSource, kept).finally(() => dataSource.destroy());
  if (finding === null) say('ledger.verified', { ...head });
  else say(`ledger.${finding.kind}`, finding);
  return finding === null ? 0 : 1;
}

function headOf(text: string): Head | null {
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  return position === undefined || hash === undefined ? null : { position: Number(position), hash };
}

/** The database of a market that runs on this directory; null when none does. */
function embeddedUrl(dataDir: string): string | null {
  try {
    const port = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);
    return `postgres://${databaseRole}:${readFileSync(join(dataDir, 'postgres.password'), 'utf8')}@127.0.0.1:${port}/${databaseRole}`;
  } catch {
    return null;
  }
}
