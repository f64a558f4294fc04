import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { CatalogModule } from './catalog.module.js';
import { ListingConfirmationsController } from './http/listing-confirmations.controller.js';
import { MediaController } from './http/media.controller.js';
import { OperatorGtinClaimsController } from './http/operator-gtin-claims.controller.js';
import { OfficerCertificateDeedsController } from './http/officer-certificate-deeds.controller.js';
import { OfficerCertificatesController } from './http/officer-certificates.controller.js';
import { OperatorListingReviewsController } from './http/operator-listing-reviews.controller.js';
import { PassportsController } from './http/passports.controller.js';
import { ProductAttributesController } from './http/product-attributes.controller.js';
import { ProductCodesController } from './http/product-codes.controller.js';
import { ProductSetsController } from './http/product-sets.controller.js';
import { ProductSheetsController } from './http/product-sheets.controller.js';
import { RegisterImportsController } from './http/register-imports.controller.js';
import { SellerCertificatesController } from './http/seller-certificates.controller.js';
import { SellerProductsController } from './http/seller-products.controller.js';
import { ShopProductsController } from './http/shop-products.controller.js';
import { ShopSellersController } from './http/shop-sellers.controller.js';
import { StarClaimsController } from './http/star-claims.controller.js';

@Module({
  imports: [AreasModule, CatalogModule],
  controllers: [
    ShopProductsController, ShopSellersController, ProductSetsController, ProductAttributesController, MediaController,
    ProductSheetsController, SellerProductsController, ListingConfirmationsController, SellerCertificatesController, OperatorListingReviewsController,
    PassportsController, ProductCodesController, OperatorGtinClaimsController,
    RegisterImportsController, OfficerCertificatesController, OfficerCertificateDeedsController, StarClaimsController,
  ],
})
export class CatalogHttpModule {}
