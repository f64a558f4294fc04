import { Controller, Get, Query } from '@nestjs/common';
import type { Language } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import type { z } from 'zod';
import { attributesOf } from '../domain/product-attributes.js';
import type { ProductAttribute } from '../domain/product-attributes.js';
import { attributeList, attributesQuery } from './listing.dto.js';

@Controller('product-attributes')
export class ProductAttributesController {
  /** What may be said of goods of a set beside name, price and text, in the order in which to ask. */
  @Get() @Public() @Answers(attributeList)
  list(@Query({ schema: attributesQuery }) { set }: z.infer<typeof attributesQuery>, @RequestLanguage() language: Language): z.infer<typeof attributeList> {
    return { items: attributesOf(set).map((attribute) => answer(attribute, language === 'en')) };
  }
}

const answer = ({ code, name, nameEn, kind, unit, unitEn, choices, required }: ProductAttribute, inEnglish: boolean): z.infer<typeof attributeList>['items'][number] => ({
  code, name: inEnglish ? nameEn : name, kind, required, ...(unit && { unit: inEnglish ? unitEn ?? unit : unit }),
  ...(choices && { choices: choices.map((choice) => ({ code: choice.code, name: inEnglish ? choice.nameEn : choice.name })) }),
});
