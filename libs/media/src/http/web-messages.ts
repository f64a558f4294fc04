import type { DoorRequest } from '@cho-phien/platform';
import type { FastifyReply } from 'fastify';

/** Headers that the protocol reads and answers with; nothing else passes. */
const ASKED = ['tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length', 'upload-concat', 'content-type', 'content-length'];
const ANSWERED = ['location', 'upload-offset', 'upload-length', 'upload-metadata', 'upload-defer-length'];

/** The request as the protocol's library takes it; `body` stands for the bytes where there may be some. */
export function toWeb(request: DoorRequest, photoId: string | null, body: ReadableStream): Request {
  const headers = new Headers(ASKED.flatMap((name) => (typeof request.headers[name] === 'string' ? [[name, request.headers[name]]] : [])));
  const takesBytes = request.method === 'PATCH' || request.method === 'POST';
  return new Request(`http://uploads/uploads${photoId === null ? '' : `/${photoId}`}`, { method: request.method, headers, ...(takesBytes && { body, duplex: 'half' as const }) });
}

export function toFastify(response: Response, reply: FastifyReply): void {
  void reply.status(response.status);
  for (const name of ANSWERED) {
    const value = response.headers.get(name);
    if (value !== null) void reply.header(name, value);
  }
}
