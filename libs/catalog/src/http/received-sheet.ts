import { Unprocessable } from '@cho-phien/kernel';
import { receivedFile } from '@cho-phien/platform';
import type { DoorRequest } from '@cho-phien/platform';

export { CSV, XLSX } from '@cho-phien/platform';

const MAX_MEGABYTES = 5;

/** The bytes of a spreadsheet, sent raw or in a form. Errors: `catalog.sheet_unreadable`, `catalog.sheet_too_large`. */
export async function receivedSheet(request: DoorRequest): Promise<Buffer> {
  const file = await receivedFile(request, MAX_MEGABYTES * 1024 * 1024);
  if (file === 'too_large') throw new Unprocessable('catalog.sheet_too_large', { megabytes: MAX_MEGABYTES });
  if (file === 'unreadable') throw new Unprocessable('catalog.sheet_unreadable');
  return file;
}
