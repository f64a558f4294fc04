import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Source: AWS Signature Version 4, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
const ALGORITHM = 'AWS4-HMAC-SHA256';
const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Why a request is not signed by the holder of the secret, as the error code of the protocol; null when it is. */
export function signatureFault(request: IncomingMessage, body: Buffer, accessKey: string, secret: string): string | null {
  const [, key, day = '', region = '', signedHeaders = '', signature = ''] = AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  if (key === undefined) return 'AccessDenied';
  if (key !== accessKey) return 'InvalidAccessKeyId';
  const payload = String(request.headers['x-amz-content-sha256'] ?? '');
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const wanted = hmac(signingKey(secret, day, region), [ALGORITHM, String(request.headers['x-amz-date']), `${day}/${region}/s3/aws4_request`, sha256(canonical(request, signedHeaders, payload))].join('\n'));
  return timingSafeEqual(wanted, Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}

const signingKey = (secret: string, day: string, region: string): Buffer => hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request');

function canonical(request: IncomingMessage, signedHeaders: string, payload: string): string {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bucket');
  searchParams.sort();
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`).join('');
  return [request.method, pathname, query, headers, signedHeaders, payload].join('\n');
}
