import type { RequestEvent } from '@sveltejs/kit';
import type { Publication, PublicationRow } from '$lib/officer/open-data';
import type { OfficerClaims } from '$lib/officer/claims';
import type { OfficerTasks } from '$lib/officer/tasks';
import { json } from './api';

/** What officers ask of their communes. Every call throws `ApiError` when the answer is not 2xx. */
export function officerApi(event: RequestEvent) {
  const at = (path: string) => `/api/officer/${path}`;
  return {
    publications: () => json<{ items: Publication[] }>(event, at('open-data')),
    publication: (id: string) => json<Publication & { rows: PublicationRow[] }>(event, at(`open-data/${encodeURIComponent(id)}`)),
    preparePublication: (body: { dataset: string; through: string }) => json<Publication>(event, at('open-data'), { body }),
    decidePublication: (id: string, deed: 'approvals' | 'withdrawals', body: Record<string, unknown>) => json<Publication>(event, at(`open-data/${encodeURIComponent(id)}/${deed}`), { body }),
    claims: (query: { open?: string | null; after?: string | null }) => json<OfficerClaims>(event, at('claims'), { query }),
    tasks: (query: { rule?: string | null; each?: number | null; limit?: number; area?: string | null; after?: string | null }) => json<OfficerTasks>(event, at('tasks'), { query }),
  };
}
