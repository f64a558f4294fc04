/**
 * The links of one product or lot as RFC 9264 and GS1's conformant resolver standard write them. Every link type is an
 * array of targets, and the default link is one of the others again.
 */
export interface LinkTarget { href: string; title: string; type: string; hreflang: string[] }
export interface Linkset { linkset: [{ anchor: string; description: string } & Record<string, LinkTarget[] | string>] }

const VOCABULARY = 'https://gs1.org/voc/';

export interface LinkedThing {
  /** Address that is on the label, e.g. `https://cho.example/01/09506000134352/10/L1`. */
  anchor: string;
  /** Its page for people. */
  page: string;
  name: string;
  /** The product's page in the shop; null where it is not sold now. */
  shop: string | null;
  hasCertificate: boolean;
  /** A lot, so that where it came from can be told. */
  isLot: boolean;
}

/** The link types of a thing, `gs1:pip` first; the certificate and the lot's way stand on the same page under their own heading. */
export function linksetOf({ anchor, page, name, shop, hasCertificate, isLot }: LinkedThing): Linkset {
  const to = (href: string, title: string): LinkTarget[] => [{ href, title, type: 'text/html', hreflang: ['vi', 'en'] }];
  return {
    linkset: [{
      anchor, description: name,
      [`${VOCABULARY}defaultLink`]: to(page, name),
      [`${VOCABULARY}pip`]: to(page, name),
      ...(isLot && { [`${VOCABULARY}traceability`]: to(`${page}#lo`, `${name}: nguồn gốc của lô`) }),
      ...(hasCertificate && { [`${VOCABULARY}certificationInfo`]: to(`${page}#giay`, `${name}: giấy chứng nhận OCOP`) }),
      ...(shop !== null && { [`${VOCABULARY}hasRetailers`]: to(shop, `${name} trên Chợ Phiên`) }),
    }],
  };
}
