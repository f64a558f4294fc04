import { Controller, Get } from '@nestjs/common';
import type { Language } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import type { z } from 'zod';
import { PRODUCT_GROUPS, PRODUCT_SETS } from '../domain/product-sets.js';
import { productSetList } from './shop-products.dto.js';

type Answer = z.infer<typeof productSetList>;

@Controller('catalog/product-sets')
export class ProductSetsController {
  private readonly answers: Record<Language, Answer> = { vi: namedIn('vi'), en: namedIn('en') };

  /** The 26 product sets of the OCOP programme, named in the reader's language. */
  @Get() @Public() @Answers(productSetList)
  list(@RequestLanguage() language: Language): Answer { return this.answers[language]; }
}

const nameIn = (language: Language, named: { name: string; nameEn: string } | undefined): string => (language === 'en' ? named?.nameEn : named?.name) ?? '';

const namedIn = (language: Language): Answer => ({
  items: PRODUCT_SETS.map((set) => ({
    code: set.code, number: set.number, name: nameIn(language, set), group: nameIn(language, PRODUCT_GROUPS.find(({ number }) => number === set.group)), isAlcohol: set.alcohol,
  })),
});
