import { buildAreas } from './build-areas.js';
import type { AreaData } from './build-areas.js';
import { readPackage } from './read-package.js';

describe('the areas built from the package and its corrections', () => {
  let data: AreaData;
  beforeAll(async () => { data = buildAreas(await readPackage()); });

  it('link every former commune to communes of today, 471 of them to several', () => {
    expect(new Set(data.successors.map(({ oldCode }) => oldCode)).size).toBe(10_035);
    expect(data.successors).toHaveLength(10_597);
    expect(new Set(data.successors.filter(({ divided }) => divided).map(({ oldCode }) => oldCode)).size).toBe(471);
  });

  it('put every commune of today into exactly one cluster, and leave no cluster empty', () => {
    expect(new Set(data.clusterMembers.map(({ communeCode }) => communeCode)).size).toBe(3_321);
    expect(data.clusterMembers).toHaveLength(3_321);
    expect(new Set(data.clusterMembers.map(({ clusterCode }) => clusterCode)).size).toBe(696);
  });

  it('never let two areas of one level hold the same code on the same day', () => {
    const held = new Map<string, { from: string; to: string }[]>();
    for (const { level, code, validFrom, validTo } of data.areas) {
      const times = held.get(`${level}/${code}`) ?? [];
      for (const time of times) expect(validFrom >= time.to || (validTo ?? '9999') <= time.from).toBe(true);
      held.set(`${level}/${code}`, [...times, { from: validFrom, to: validTo ?? '9999' }]);
    }
  });

  it('write all text in NFC', () => {
    for (const { label } of data.areas) expect(label).toBe(label.normalize('NFC'));
  });
});
