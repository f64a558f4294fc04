import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { SellersModule } from '@cho-phien/sellers/sellers.module';
import { CatalogFacade } from './catalog.facade.js';
import './messages.js';
import { CertificateRepository } from './storage/certificate.repository.js';
import { OwnProducts } from './storage/own-products.js';
import { PictureFiles } from './storage/picture-files.js';
import { ProductList } from './storage/product-list.js';
import { ProductPage } from './storage/product-page.js';
import { ProductSnapshot } from './storage/product-snapshot.js';
import { ProductRepository } from './storage/product.repository.js';
import { SaleVariants } from './storage/sale-variants.js';
import { BrowseProducts } from './usecases/browse-products.js';
import { EnterGoods } from './usecases/enter-goods.js';
import { FollowNeighbours } from './usecases/follow-neighbours.js';
import { RenewShownCertificates } from './usecases/renew-shown-certificates.js';
import { ShowOwnProducts } from './usecases/show-own-products.js';
import { ShowPicture } from './usecases/show-picture.js';
import { ShowProduct } from './usecases/show-product.js';
import { ShowShop } from './usecases/show-shop.js';

const storage = [CertificateRepository, OwnProducts, PictureFiles, ProductList, ProductPage, ProductRepository, ProductSnapshot, SaleVariants];
const usecases = [BrowseProducts, EnterGoods, FollowNeighbours, RenewShownCertificates, ShowOwnProducts, ShowPicture, ShowProduct, ShowShop];

@Module({
  imports: [AreasModule, SellersModule],
  providers: [...storage, ...usecases, CatalogFacade],
  exports: [...usecases, PictureFiles, CatalogFacade],
})
export class CatalogModule {}
