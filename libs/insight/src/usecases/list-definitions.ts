import { Injectable } from '@nestjs/common';
import { message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { Definition } from '../domain/definition.js';
import { DEFINITIONS } from '../domain/indicators.js';

export interface DefinitionInWords extends Omit<Definition, 'overlapping'> { title: string; words: string; baseName: string; overlapping: Definition['overlapping'] & object }

@Injectable()
export class ListDefinitions {
  /** Every indicator as it is reckoned, in code and in words. */
  run(language: Language): DefinitionInWords[] {
    return (DEFINITIONS as readonly Definition[]).map(({ overlapping = [], ...definition }) => ({
      ...definition, overlapping, title: message(`insight.${definition.code}.title`, language), words: message(`insight.${definition.code}.definition`, language), baseName: message(`insight.base.${definition.base}`, language),
    }));
  }
}
