import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { DEFINITIONS } from '../domain/indicators.js';
import { monthOf } from '../domain/period.js';
import { KeptFigureRepository } from '../storage/kept-figure.repository.js';
import { ShowCourse } from './show-course.js';
import { ShowIndicator } from './show-indicator.js';

/** As many as an indicator's page shows. */
const MONTHS = 12;

/**
 * Asks what every officer's pages open with: a new day is a new question, and nobody should be the one who waits for it. One question at a
 * time; what is kept already costs a look.
 */
@Injectable()
export class KeepStandingFigures {
  constructor(private readonly kept: KeptFigureRepository, private readonly indicators: ShowIndicator, private readonly courses: ShowCourse, private readonly clock: Clock) {}

  async run(): Promise<void> {
    const officerAreas = await this.kept.communes();
    if (officerAreas.length === 0) return;
    const actor: Actor = { accountId: 'standing-figures', roles: ['officer'], officerAreas };
    const today = vietnamDay(this.clock.now());
    const period = monthOf(today);
    for (const { code, time } of DEFINITIONS) {
      const now = time === 'asOf' ? { asOf: today } : { period };
      await this.indicators.run(actor, { code, ...now }, 'vi');
      await this.courses.run(actor, { code, ...now }, MONTHS);
      await this.indicators.run(actor, { code, period }, 'vi');
    }
    await this.indicators.onFloors(actor, { code: 'I1', asOf: today }, 'vi');
  }
}
