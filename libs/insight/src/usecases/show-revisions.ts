import { Injectable } from '@nestjs/common';
import { message } from '@cho-phien/kernel';
import type { Language, VietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { UnitRepository } from '../storage/unit-repository.js';
import { unitsOf } from '../storage/unit-sources.js';
import { askedUnits, ReadQuestion } from './read-question.js';
import type { AskedFor } from './read-question.js';

/** News about a past day or period that came on a later day. `knownAt` asked with the day before gives the figure as it was then. */
export interface RevisionInWords { on: VietnamDay; what: string; words: string; count: number }

@Injectable()
export class ShowRevisions {
  constructor(private readonly questions: ReadQuestion, private readonly units: UnitRepository) {}

  /** All that can explain why the same question has another answer now, newest first. Errors: those of ReadQuestion. */
  async run(actor: Actor, asked: AskedFor, language: Language): Promise<RevisionInWords[]> {
    const question = await this.questions.run(actor, asked);
    const found = await this.units.revisions(unitsOf(question.code, false, false), askedUnits(question));
    return found.map((revision) => ({ ...revision, words: message(`insight.news.${revision.what}`, language, { count: revision.count }) }));
  }
}
