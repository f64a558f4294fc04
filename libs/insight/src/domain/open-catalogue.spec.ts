import { catalogueOf } from './open-catalogue.js';

const ABOUT = { site: 'https://cho.example', publisher: 'Chợ Phiên', licence: 'https://creativecommons.org/licenses/by/4.0/', contact: 'mailto:du-lieu@cho.example' };
const VERSION = {
  number: 3, dataset: 'khong-tien-mat', title: { vi: 'Đơn hàng', en: 'Orders' }, description: { vi: 'Theo xã', en: 'By commune' }, through: '2026-10', publishedAt: '2026-11-22T09:00:00.000+07:00', withdrawnReason: null,
  files: [{ format: 'csv' as const, bytes: 120, sha256: 'a'.repeat(64) }], areas: ['Tỉnh Quảng Ninh'],
};
type Node = Record<string, unknown>;

/** Every prefix that a name or a type of the catalogue stands under. */
function prefixes(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(prefixes);
  if (typeof node !== 'object' || node === null) return [];
  const types = [(node as Node)['@type']].filter((type) => typeof type === 'string').map((type) => type.split(':')[0]!);
  return [...types, ...Object.entries(node).flatMap(([name, value]) => [...(name.startsWith('@') ? [] : [name.split(':')[0]!]), ...prefixes(value)])];
}

describe('the catalogue of open data', () => {
  const catalogue = catalogueOf([VERSION, { ...VERSION, number: 2, withdrawnReason: 'Nhập nhầm đơn', files: [] }], ABOUT) as Node & { 'dcat:dataset': Node[] };
  const [current, withdrawn] = catalogue['dcat:dataset'];

  it('says of a version what DCAT asks for: who, under which licence, whom to ask, of when and where, what its columns mean', () => {
    expect(current).toMatchObject({
      '@type': 'dcat:Dataset', 'dct:identifier': 'khong-tien-mat:3', 'dcat:version': '3', 'dct:publisher': { 'foaf:name': 'Chợ Phiên' }, 'dct:license': { '@id': ABOUT.licence }, 'dcat:contactPoint': { 'vcard:hasEmail': { '@id': ABOUT.contact } },
      'dct:temporal': { 'dcat:startDate': { '@type': 'xsd:gYearMonth', '@value': '2026-01' }, 'dcat:endDate': { '@value': '2026-10' } }, 'dct:spatial': [{ '@type': 'dct:Location', 'skos:prefLabel': { '@value': 'Tỉnh Quảng Ninh' } }],
      'foaf:page': { '@id': 'https://cho.example/du-lieu-mo#tu-dien' },
      'dcat:distribution': [{ 'dcat:downloadURL': { '@id': 'https://cho.example/api/open-data/khong-tien-mat.csv?version=3' }, 'dcat:byteSize': 120, 'spdx:checksum': { 'spdx:checksumValue': 'a'.repeat(64) } }],
    });
  });

  it('keeps what was withdrawn, with the reason and without files', () => {
    expect(withdrawn).toMatchObject({ 'adms:status': { '@id': expect.stringMatching(/WITHDRAWN$/) }, 'adms:versionNotes': 'Nhập nhầm đơn', 'dcat:distribution': [] });
    expect(current).not.toHaveProperty('adms:status');
  });

  it('uses no prefix that its context does not name', () => {
    const known = Object.keys(catalogue['@context'] as Node);
    expect(prefixes({ ...catalogue, '@context': null }).filter((prefix) => !known.includes(prefix))).toEqual([]);
  });
});
