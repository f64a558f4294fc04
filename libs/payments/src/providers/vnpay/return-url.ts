const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where VNPay sends the browser back: the page the caller asked for when it is on our own site,
 * else the order's page. Names of this machine count as one site, so that a shop tried at
 * `localhost` comes back there. The address is passed on as it was understood here: others read
 * line breaks and backslashes in it differently.
 */
export function ownReturnUrl(publicUrl: string, groupCode: string, wished?: string): string {
  return wished !== undefined && isOwn(new URL(publicUrl), wished) ? new URL(wished).href : `${publicUrl}/don/${groupCode}/vnpay`;
}

function isOwn(own: URL, wished: string): boolean {
  if (!URL.canParse(wished)) return false;
  const { protocol, hostname, port, username, password, hash } = new URL(wished);
  if (username !== '' || password !== '' || hash !== '') return false;
  const sameHost = hostname === own.hostname || (LOOPBACK.has(hostname) && LOOPBACK.has(own.hostname));
  return protocol === own.protocol && port === own.port && sameHost;
}
