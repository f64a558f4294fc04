import type { Definition } from '../domain/definition.js';
import { wholeOf } from '../domain/figure.js';
import type { BasedFigure } from '../domain/figure.js';
import type { Evidence } from '../domain/indicators.js';
import type { Part } from '../storage/unit-repository.js';

/** A part as its definition reads it: what is unknown lies inside the denominator or outside; an amount has no denominator. */
const read = ({ base, unknown: lies }: Definition, { numerator, denominator, unknown }: Part): BasedFigure =>
  ({ base, numerator, unknown, denominator: base === 'amount' ? 0 : lies === 'inside' ? denominator + unknown : denominator });

/** The figure that the parts make up. */
export const figureOf = (definition: Definition, parts: readonly Part[]): BasedFigure => wholeOf(definition.base, parts.map((part) => read(definition, part)));

/** How many rows stand behind the parts. */
export const sumUnits = ({ unknown }: Definition, parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.units + (unknown === 'inside' ? part.unknownUnits : 0), 0);

export const evidenceOf = (parts: readonly Part[]): Evidence => parts.reduce<Evidence>((sum, { evidence }) => ({ A: sum.A + evidence.A, B: sum.B + evidence.B, C: sum.C + evidence.C }), { A: 0, B: 0, C: 0 });
