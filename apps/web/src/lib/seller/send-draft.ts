import { bodyOf, type Draft, type DraftProblem } from './draft';

export type SendAnswer =
  | { outcome: 'sent'; revision: number | null }
  | { outcome: 'conflict'; current: unknown; problem: DraftProblem }
  | { outcome: 'refused'; problem: DraftProblem }
  | { outcome: 'signed_out' }
  | { outcome: 'later' };

type Body = Partial<DraftProblem> & { current?: unknown; revision?: { number?: number } };

/**
 * Brings a draft's fields to the market. Sending the same draft again is harmless: its id was made on
 * this phone. `later` when the link or the server failed.
 */
export async function sendDraft(draft: Draft): Promise<SendAnswer> {
  const path = `/api/seller/${draft.sellerId}/products`;
  const isNew = draft.baseRevision === null;
  let response: Response;
  let body: Body;
  try {
    response = await fetch(isNew ? path : `${path}/${draft.id}`, {
      method: isNew ? 'POST' : 'PATCH',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify(bodyOf(draft)),
    });
    body = (await response.json()) as Body;
  } catch {
    return { outcome: 'later' };
  }
  return answerOf(response.status, body);
}

function answerOf(status: number, body: Body): SendAnswer {
  const problem = { code: body.code ?? '', detail: body.detail ?? '', errors: body.errors ?? [] };
  if (status < 300) return { outcome: 'sent', revision: body.revision?.number ?? null };
  if (status === 401) return { outcome: 'signed_out' };
  if (status === 409 && body.current !== undefined) return { outcome: 'conflict', current: body.current, problem };
  if (status >= 500 || [408, 425, 429].includes(status)) return { outcome: 'later' };
  return { outcome: 'refused', problem };
}
