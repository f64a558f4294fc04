import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Parting } from '../domain/definition.js';
import { DEFINITIONS } from '../domain/indicators.js';
import type { IndicatorCode } from '../domain/indicators.js';
import { standingTimes } from '../domain/standing-times.js';
import type { AskedTime } from '../storage/asked-times.js';
import { FloorRepository } from '../storage/floor.repository.js';
import { KeptFigureRepository } from '../storage/kept-figure.repository.js';
import { ReadFigures } from './read-figures.js';

/** Milliseconds that one run may begin to reckon in: a program that is asked to stop is not kept from it, nor are pages. */
const ENOUGH = 8_000;

interface Standing { code: IndicatorCode; byFloor: boolean; by: readonly Parting[]; times: readonly AskedTime[]; /** I1x: the floor. */ floor: string | null }

/**
 * Asks what officers ask of every area without choosing a day, by every parting: a new day is a new question, and nobody should be the one who waits for it. One question
 * at a time, what is asked most first; a run goes on where the one before ended, since what is kept already costs a look.
 */
@Injectable()
export class KeepStandingFigures {
  constructor(private readonly kept: KeptFigureRepository, private readonly figures: ReadFigures, private readonly floors: FloorRepository, private readonly clock: Clock) {}

  /** Whether all was reckoned. */
  async run(enough = ENOUGH): Promise<boolean> {
    const communes = await this.kept.communes();
    if (communes.length === 0) return true;
    const until = performance.now() + enough;
    const lacking: Standing[] = [];
    for (const standing of standingQuestions(vietnamDay(this.clock.now()), [...(await this.floors.names()).keys()])) lacking.push({ ...standing, times: await this.figures.lacking({ ...standing, units: this.units(communes, standing) }) });
    for (let place = 0; lacking.some(({ times }) => place < times.length); place++) {
      for (const { times, ...question } of lacking) {
        const time = times[place];
        if (time === undefined) continue;
        if (performance.now() > until) return false;
        await this.figures.prepare({ ...question, units: this.units(communes, { ...question, times: [time] }) });
      }
    }
    return true;
  }

  private units(communes: readonly string[], { times, floor }: Standing): Parameters<ReadFigures['prepare']>[0]['units'] {
    return { communes, times, known: null, floor, now: this.clock.now() };
  }
}

function standingQuestions(today: VietnamDay, floors: readonly string[]): Standing[] {
  return DEFINITIONS.flatMap((definition): Standing[] => {
    const { code, partings } = definition;
    const asked = { code, byFloor: false, by: partings, floor: null, times: standingTimes(definition, today) };
    if (code === 'I1x') return floors.map((floor) => ({ ...asked, floor }));
    return code === 'I1' ? [asked, { ...asked, byFloor: true, by: ['floor'] }] : [asked];
  });
}
