import type { RequestEvent } from '@sveltejs/kit';
import { json, sendBytes } from './api';
import type * as R from './register-types';
import { sheetBytes } from './sheet-bytes';
import type { Page } from './types';

const id = encodeURIComponent;
type Query = Record<string, string | number | null | undefined>;

/** The register of certificates, as officers of some communes read and keep it. */
export function registerApi(event: RequestEvent) {
  const at = (path = '') => `/api/officer/certificates${path}`;
  const of = (number: string, deed = '') => at(`/${id(number)}${deed}`);
  return {
    list: (query: Query) => json<R.Register>(event, at(), { query }),
    latest: (limit: number) => json<{ items: R.CertificateChange[] }>(event, at('/changes'), { query: { limit } }),
    sheets: (query: Query) => json<Page<R.ListedImport>>(event, at('/imports'), { query }),
    sheet: (importId: string) => json<R.RegisterImport>(event, at(`/imports/${id(importId)}`)),
    confirmSheet: (importId: string) => json<R.RegisterImport>(event, at(`/imports/${id(importId)}/confirmations`), { body: {} }),
    /** Looks at a file; nothing is entered before it is confirmed. */
    sendSheet: async (file: File) => {
      const { type, bytes } = await sheetBytes(file);
      const answer = await sendBytes(event, at(`/imports?${new URLSearchParams({ dryRun: 'true', fileName: file.name.slice(0, 200) })}`), 'POST', { 'content-type': type }, bytes);
      return (await answer.json()) as R.RegisterImport;
    },
    one: (number: string) => json<R.CertificateDetail>(event, of(number)),
    enter: (body: Record<string, unknown>) => json<{ number: string }>(event, at(), { body }),
    correct: (number: string, body: Record<string, unknown>) => json<{ number: string }>(event, of(number), { method: 'PATCH', body }),
    act: (number: string, deed: 'renewals' | 'revocations' | 'matches' | 'unmatches', body: Record<string, unknown>) => json<{ number: string }>(event, of(number, `/${deed}`), { body }),
  };
}
