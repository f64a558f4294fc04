import type { Keeping } from '../storage/unit-query.js';
import type { CommuneFigure, Figures, Part } from '../storage/unit-repository.js';

/** The figures of communes, and of the months of a time, as one, by time: every unit stands in one of them, so that parts and measures add up; what may stand in several counts once. */
export function wholeOfCommunes(byTime: readonly (readonly CommuneFigure[])[], { measures, sets }: Keeping): Figures {
  const parts = byTime.flatMap((figures, index) => addedUp(figures.flatMap((figure) => figure.parts)).map((part): Part => ({ n: index + 1, ...part })));
  if (measures === undefined) return { parts };
  const all = byTime.flat();
  const sizeOf = (name: string): number => (sets?.[name] === undefined ? 0 : new Set(all.flatMap((figure) => figure.sets[name] ?? [])).size);
  return { parts, measures: Object.fromEntries(Object.keys(measures).map((name) => [name, all.reduce((sum, figure) => sum + (figure.measures[name] ?? 0), 0) + sizeOf(name)])) };
}

type UntimedPart = CommuneFigure['parts'][number];

/** One part for each key and channel, in their order. */
function addedUp(parts: readonly UntimedPart[]): UntimedPart[] {
  const added = new Map<string, UntimedPart>();
  for (const part of parts) {
    const place = JSON.stringify([part.key, part.channel]);
    const before = added.get(place);
    added.set(place, before ? sum(before, part) : part);
  }
  return [...added.values()].sort((one, other) => order(one.key, other.key) || order(one.channel, other.channel));
}

const sum = (one: UntimedPart, other: UntimedPart): UntimedPart => ({
  ...one, numerator: one.numerator + other.numerator, denominator: one.denominator + other.denominator, unknown: one.unknown + other.unknown,
  units: one.units + other.units, unknownUnits: one.unknownUnits + other.unknownUnits,
  evidence: { A: one.evidence.A + other.evidence.A, B: one.evidence.B + other.evidence.B, C: one.evidence.C + other.evidence.C },
});

/** As the database orders them: what has no name comes last. */
const order = (one: string | null, other: string | null): number => (one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1);
