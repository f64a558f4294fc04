import { linksetOf } from './linkset.js';
import type { LinkedThing } from './linkset.js';

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isAddress: Check = (value) => typeof value === 'string' && URL.canParse(value) && /^https?:\/\/[a-zA-z0-9./]+/.test(value);
const isList = (of: Check, least = 1): Check => (value) => Array.isArray(value) && value.length >= least && value.every(of);
/** A target (RFC 9264, 4.2.3 and 4.2.4.1): `href` alone is needed; `hreflang` is a list; text in other languages stands under names with a star. */
const isTarget: Check = (value) => typeof value === 'object' && value !== null && 'href' in value
  && Object.entries(value).every(([name, member]) => (name === 'href' ? isAddress(member) : name === 'hreflang' ? isList(isText)(member) : name === 'title' || name === 'type' || name === 'media' ? isText(member) : isList(isText)(member)));
/** A context object (4.2.2) as GS1's schema narrows it: an anchor, a description, and link types named by their whole address. */
const isContext: Check = (value) => typeof value === 'object' && value !== null
  && Object.entries(value).every(([name, member]) => (name === 'anchor' ? isAddress(member) : name === 'description' || name === 'itemDescription' ? isText(member) : /^https?:\/\//.test(name) && isList(isTarget)(member)))
  && 'anchor' in value && 'https://gs1.org/voc/defaultLink' in value;
const isLinkset: Check = (value) => typeof value === 'object' && value !== null && Object.keys(value).join() === 'linkset' && isList(isContext)((value as { linkset: unknown }).linkset);

const thing = (more: Partial<LinkedThing> = {}): LinkedThing => (
  { anchor: 'https://cho.example/01/09506000134352/10/L1', page: 'https://cho.example/tem/01/09506000134352/10/L1', name: 'Miến dong', shop: 'https://cho.example/san-pham/mien', hasCertificate: true, isLot: true, ...more });

describe('a linkset', () => {
  it.each([thing(), thing({ isLot: false }), thing({ shop: null, hasCertificate: false })])('has the shape of RFC 9264 and of GS1’s schema', (each) => {
    expect(isLinkset(linksetOf(each))).toBe(true);
  });

  it('of another shape is not taken for one', () => {
    const [context] = linksetOf(thing()).linkset;
    for (const wrong of [{}, { linkset: [] }, { linkset: [{ ...context, anchor: undefined }] }, { linkset: [{ ...context, pip: [] }] }, { linkset: [{ ...context, 'https://gs1.org/voc/pip': { href: 'https://a.example' } }] }, { linkset: [context], extra: 1 }]) expect(isLinkset(wrong)).toBe(false);
  });

  it('leads where it says, and offers what there is', () => {
    const types = (more: Partial<LinkedThing>) => Object.keys(linksetOf(thing(more)).linkset[0]).slice(2).map((type) => type.slice('https://gs1.org/voc/'.length));
    expect(types({})).toEqual(['defaultLink', 'pip', 'traceability', 'certificationInfo', 'hasRetailers']);
    expect(types({ shop: null, hasCertificate: false, isLot: false })).toEqual(['defaultLink', 'pip']);
  });
});
