/** What the catalogue says of one publication of a dataset. */
export interface CataloguedVersion {
  number: number; dataset: string; title: { vi: string; en: string }; description: { vi: string; en: string };
  through: string; publishedAt: string; withdrawnReason: string | null;
  files: { format: 'csv' | 'json'; bytes: number; sha256: string }[];
  areas: string[];
}

export interface CatalogueAbout { site: string; publisher: string; licence: string; contact: string }

const TYPES = { csv: 'text/csv', json: 'application/json' } as const;
/** Where people read what each column says. */
const DICTIONARY = '/du-lieu-mo#tu-dien';
const month = (text: string) => ({ '@type': 'xsd:gYearMonth', '@value': text });
const words = (text: { vi: string; en: string }) => [{ '@language': 'vi', '@value': text.vi }, { '@language': 'en', '@value': text.en }];

/** The catalogue as DCAT 3 (W3C, 22 August 2024) in JSON-LD. Withdrawn versions stay listed, with the reason and without files. */
export function catalogueOf(versions: readonly CataloguedVersion[], { site, publisher, licence, contact }: CatalogueAbout): Record<string, unknown> {
  const at = (path: string): string => `${site}${path}`;
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/', vcard: 'http://www.w3.org/2006/vcard/ns#', spdx: 'http://spdx.org/rdf/terms#', adms: 'http://www.w3.org/ns/adms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#', skos: 'http://www.w3.org/2004/02/skos/core#',
    },
    '@id': at('/api/open-data/catalog.jsonld'), '@type': 'dcat:Catalog',
    'dct:title': words({ vi: 'Dữ liệu mở của Chợ Phiên', en: 'Open data of Chợ Phiên' }),
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': publisher }, 'dct:license': { '@id': licence }, 'foaf:homepage': { '@id': at('/du-lieu-mo') },
    'dcat:dataset': versions.map((version) => datasetOf(version, at, { publisher, licence, contact })),
  };
}

function datasetOf(version: CataloguedVersion, at: (path: string) => string, { publisher, licence, contact }: Omit<CatalogueAbout, 'site'>): Record<string, unknown> {
  const year = version.through.slice(0, 4);
  return {
    '@id': at(`/du-lieu-mo#${version.dataset}-${version.number}`), '@type': 'dcat:Dataset', 'dct:identifier': `${version.dataset}:${version.number}`,
    'dct:title': words(version.title), 'dct:description': words(version.description), 'dcat:version': String(version.number), 'dct:issued': { '@type': 'xsd:dateTime', '@value': version.publishedAt },
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': publisher }, 'dcat:contactPoint': { '@type': 'vcard:Kind', 'vcard:hasEmail': { '@id': contact } }, 'dct:license': { '@id': licence },
    'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': month(`${year}-01`), 'dcat:endDate': month(version.through) },
    'dct:spatial': version.areas.map((name) => ({ '@type': 'dct:Location', 'skos:prefLabel': { '@language': 'vi', '@value': name } })), 'dcat:landingPage': { '@id': at('/du-lieu-mo') }, 'foaf:page': { '@id': at(DICTIONARY) },
    ...(version.withdrawnReason !== null && { 'adms:status': { '@id': 'http://publications.europa.eu/resource/authority/dataset-status/WITHDRAWN' }, 'adms:versionNotes': version.withdrawnReason }),
    'dcat:distribution': version.files.map(({ format, bytes, sha256 }) => ({
      '@type': 'dcat:Distribution', 'dcat:downloadURL': { '@id': at(`/api/open-data/${version.dataset}.${format}?version=${version.number}`) }, 'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${TYPES[format]}` },
      'dcat:byteSize': bytes, 'dct:license': { '@id': licence }, 'spdx:checksum': { '@type': 'spdx:Checksum', 'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' }, 'spdx:checksumValue': sha256 },
    })),
  };
}
