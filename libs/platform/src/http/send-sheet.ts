import type { FastifyReply } from 'fastify';
import type { SheetFormat } from '../files/write-sheet.js';

export const SHEET_TYPES: Record<SheetFormat, string> = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** Answers a file that nobody keeps on the way, under a name of letters, digits and hyphens. */
export function sendSheet(reply: FastifyReply, format: SheetFormat, name: string, bytes: Buffer): Buffer {
  void reply.type(SHEET_TYPES[format]).header('content-disposition', `attachment; filename="${name}.${format}"`).header('cache-control', 'no-store');
  return bytes;
}
