import { count } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { ExportedFile } from '$lib/server/report-types';

export function fileState({ state, rowsDone, rowsTotal, failure }: ExportedFile): string {
  if (state === 'waiting') return m.export_waiting();
  if (state === 'ready') return m.export_ready();
  if (state === 'expired') return m.export_expired();
  if (state === 'failed') return m.export_failed({ reason: failure ?? '' });
  return rowsTotal ? m.export_running_of({ done: count(rowsDone), total: count(rowsTotal) }) : m.export_running({ done: count(rowsDone) });
}

export const fileSize = (bytes: number | null): string => (bytes === null ? '' : m.export_kilobytes({ size: count(Math.max(1, Math.round(bytes / 1024))) }));
