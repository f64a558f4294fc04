import { figureOfParts, OPEN_DATASETS, PARTS, partsOf, versionOf } from './open-dataset.js';
import { definitionOf } from './indicators.js';

const BASES = { products: 'products', orders: 'orders', value: 'đồng' } as const;

describe.each(OPEN_DATASETS.map((dataset) => [dataset.id, dataset] as const))('the dataset %s', (_, dataset) => {
  it('says of its indicators what their definitions say', () => {
    for (const { code, base } of dataset.indicators) expect([code, base]).toEqual([code, BASES[definitionOf(code).base as keyof typeof BASES]]);
    expect(dataset.addsUpOverTime).toBe(dataset.indicators.every(({ code }) => definitionOf(code).time === 'period'));
    expect(versionOf(dataset)).toMatch(/^v\d+$/);
  });

  it('gives back each figure from its parts, what is unknown inside the denominator or outside', () => {
    for (const indicator of dataset.indicators) {
      const inside = definitionOf(indicator.code).unknown === 'inside';
      const figure = { numerator: 6, denominator: inside ? 14 : 10, unknown: 4 };
      const parts = partsOf(figure, indicator);
      expect([parts.length, parts]).toEqual([PARTS, [6, 4, 4]]);
      expect(figureOfParts([...new Array<number>(indicator.from).fill(9), ...parts], indicator)).toEqual({ ...figure, rate: inside ? 42.9 : 60 });
    }
  });
});
