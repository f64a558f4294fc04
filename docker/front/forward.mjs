import { Agent, request as ask } from 'node:http';
import { randomUUID } from 'node:crypto';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Headers that belong to one connection (RFC 9110 §7.6.1) and are not passed on. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Sends a request on to a door and its answer back as it comes, event streams included. */
export function forward(request, response, address) {
  const target = new URL(address);
  const outgoing = ask({
    agent, host: target.hostname, port: target.port, method: request.method, path: request.url, headers: headersFor(request),
  }, (incoming) => {
    response.writeHead(incoming.statusCode ?? 502, withoutHopByHop(incoming.headers));
    incoming.pipe(response);
    incoming.on('error', () => response.destroy());
  });
  outgoing.on('error', () => (response.headersSent ? response.destroy() : refuse(response, 503, 'http.unavailable')));
  response.on('close', () => { if (!response.writableFinished) outgoing.destroy(); });
  request.pipe(outgoing);
}

/** The doors walk the forwarded addresses from the right and stop at the first that is no neighbour. */
function headersFor(request) {
  const headers = withoutHopByHop(request.headers);
  if (request.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = request.headers['transfer-encoding'];
  headers['x-forwarded-for'] = [request.headers['x-forwarded-for'], request.socket.remoteAddress].filter(Boolean).join(', ');
  headers['x-forwarded-host'] ??= request.headers.host ?? '';
  headers['x-forwarded-proto'] ??= 'http';
  return headers;
}

const withoutHopByHop = (headers) => Object.fromEntries(Object.entries(headers).filter(([name, value]) => value !== undefined && !HOP_BY_HOP.includes(name)));

/** A refusal of the front's own, in the shape of every other. */
export function refuse(response, status, code) {
  const detail = status === 404 ? 'Không có địa chỉ này.' : 'Chợ đang bận. Thử lại sau ít phút.';
  response.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' });
  response.end(JSON.stringify({ type: 'about:blank', title: detail, status, code, detail, requestId: randomUUID() }));
}
