import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Conflict } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, ForSellerOrAssistant, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { z } from 'zod';
import { CreateListing } from '../usecases/create-listing.js';
import { EditListing } from '../usecases/edit-listing.js';
import { ShowOwnProducts } from '../usecases/show-own-products.js';
import { SubmitListing } from '../usecases/submit-listing.js';
import { TakeOutListing } from '../usecases/take-out-listing.js';
import { listingChange, newListing } from './listing.dto.js';
import { listedProduct, productAnswer } from './own-product-answer.js';
import { ownProductDetail, ownProductPage, ownProductPath, ownProductsQuery } from './seller-products.dto.js';

type Product = z.infer<typeof ownProductDetail>;
type Path = z.infer<typeof ownProductPath>;

@Controller('seller/:sellerId/products')
export class SellerProductsController {
  constructor(
    private readonly own: ShowOwnProducts, private readonly create: CreateListing, private readonly edit: EditListing,
    private readonly submit: SubmitListing, private readonly takeOut: TakeOutListing,
  ) {}

  /** The seller's products, drafts and hidden ones included, newest first. */
  @Get() @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @Answers(ownProductPage)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: ownProductsQuery }) { status, ...paging }: z.infer<typeof ownProductsQuery>): Promise<z.infer<typeof ownProductPage>> {
    const page = await this.own.page(scope, status, paging);
    return { items: page.items.map(listedProduct), next: page.next };
  }

  /** One product: its newest version, and under `published` what the public sees. */
  @Get(':productId') @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @Answers(ownProductDetail)
  find(@CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path, @RequestLanguage() language: Language): Promise<Product> {
    return this.shown(scope, productId, language);
  }

  /** A new draft. The same id with the same body answers the same draft; with another body 409 `catalog.draft_exists` and the draft in `current`. */
  @Post() @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(ownProductDetail, 201)
  async add(@CurrentSeller() scope: SellerScope, @Body({ schema: newListing }) { id, savedAt: _, ...input }: z.infer<typeof newListing>, @RequestLanguage() language: Language): Promise<Product> {
    const { productId, outcome } = await this.create.run(scope, id, input as Parameters<CreateListing['run']>[2]);
    const product = await this.shown(scope, productId, language);
    if (outcome === 'taken') throw new Conflict('catalog.draft_exists', {}, undefined, { current: product });
    return product;
  }

  /** The next version. A stale `baseRevision` answers 409 `catalog.edited_meanwhile` with both versions in `current` and `yours`; nothing is written. */
  @Patch(':productId') @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(ownProductDetail)
  async change(
    @CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path,
    @Body({ schema: listingChange }) { baseRevision, savedAt: _, ...input }: z.infer<typeof listingChange>, @RequestLanguage() language: Language,
  ): Promise<Product> {
    const edited = await this.edit.run(scope, productId, baseRevision, input as Parameters<EditListing['run']>[3]);
    const product = await this.shown(scope, productId, language);
    if (edited.outcome === 'overtaken') throw new Conflict('catalog.edited_meanwhile', {}, undefined, { current: product, yours: { ...edited.yours, baseRevision: edited.yourBase } });
    return product;
  }

  /** Sends the newest version to review. */
  @Post(':productId/publication') @ForSellerOrAssistant('listing', 'owner', 'manager') @HttpCode(201) @Answers(ownProductDetail, 201)
  async publish(@CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path, @RequestLanguage() language: Language): Promise<Product> {
    await this.submit.run(scope, productId, language);
    return this.shown(scope, productId, language);
  }

  /** Takes goods out of the shop at once. */
  @Post(':productId/hidings') @ForSeller('owner', 'manager') @Answers(ownProductDetail, 201)
  async hide(@CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path, @RequestLanguage() language: Language): Promise<Product> {
    await this.takeOut.run(scope, productId, 'hidden');
    return this.shown(scope, productId, language);
  }

  /** Puts goods back into the shop at once. */
  @Post(':productId/showings') @ForSeller('owner', 'manager') @Answers(ownProductDetail, 201)
  async show(@CurrentSeller() scope: SellerScope, @Param({ schema: ownProductPath }) { productId }: Path, @RequestLanguage() language: Language): Promise<Product> {
    await this.takeOut.run(scope, productId, 'public');
    return this.shown(scope, productId, language);
  }

  private async shown(scope: SellerScope, productId: string, language: Language): Promise<Product> {
    return productAnswer(await this.own.one(scope, productId, language));
  }
}
