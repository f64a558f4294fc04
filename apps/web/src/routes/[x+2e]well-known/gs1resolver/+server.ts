import type { RequestHandler } from './$types';

/** What this resolver can do (GS1-Conformant resolver standard: the resolver description file). */
export const GET: RequestHandler = ({ url }) =>
  Response.json(
    {
      name: 'Chợ Phiên',
      resolverRoot: url.origin,
      supportedPrimaryKeys: ['01'],
      supportedLinkType: [{ namespace: 'https://gs1.org/voc/', prefix: 'gs1:' }],
      linkTypeDefaultCanBeLinkset: false,
    },
    { headers: { 'access-control-allow-origin': '*' } },
  );
