import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { InventoryModule } from '@cho-phien/inventory/inventory.module';
import { MediaModule } from '@cho-phien/media/media.module';
import { SellersModule } from '@cho-phien/sellers/sellers.module';
import { CatalogFacade } from './catalog.facade.js';
import './messages.js';
import { CertificateList } from './storage/certificate-list.js';
import { CertificateRegister } from './storage/certificate-register.js';
import { CertificateRepository } from './storage/certificate.repository.js';
import { FurnishPassports } from './demo/furnish-passports.js';
import { GtinRepository } from './storage/gtin.repository.js';
import { EndingNotices } from './storage/ending-notices.js';
import { ImportRepository } from './storage/import.repository.js';
import { ListingRepository } from './storage/listing.repository.js';
import { ListingReviews } from './storage/listing-reviews.js';
import { LotRepository } from './storage/lot.repository.js';
import { OwnProducts } from './storage/own-products.js';
import { PassportPage } from './storage/passport-page.js';
import { PictureFiles } from './storage/picture-files.js';
import { ProductCandidates } from './storage/product-candidates.js';
import { ProductList } from './storage/product-list.js';
import { ProductPage } from './storage/product-page.js';
import { ProductSnapshot } from './storage/product-snapshot.js';
import { ProductRepository } from './storage/product.repository.js';
import { RegisterImportRepository } from './storage/register-import.repository.js';
import { RenewalFactsQuery } from './storage/renewal-facts.js';
import { RevisionRepository } from './storage/revision.repository.js';
import { SaleVariants } from './storage/sale-variants.js';
import { StarClaimRepository } from './storage/star-claim.repository.js';
import { BrowseProducts } from './usecases/browse-products.js';
import { ClaimGtin } from './usecases/claim-gtin.js';
import { WithdrawGtin } from './usecases/withdraw-gtin.js';
import { ChangeCertificate } from './usecases/change-certificate.js';
import { CheckCertificate } from './usecases/check-certificate.js';
import { CheckListing } from './usecases/check-listing.js';
import { CodeNews } from './usecases/code-news.js';
import { ConfirmListing } from './usecases/confirm-listing.js';
import { CreateListing } from './usecases/create-listing.js';
import { DecideListing } from './usecases/decide-listing.js';
import { DecideStarClaim } from './usecases/decide-star-claim.js';
import { EditListing } from './usecases/edit-listing.js';
import { EditInBulk } from './usecases/edit-in-bulk.js';
import { EnterCertificate } from './usecases/enter-certificate.js';
import { EnterGoods } from './usecases/enter-goods.js';
import { EnterImportedRows } from './usecases/enter-imported-rows.js';
import { EnterLot } from './usecases/enter-lot.js';
import { EnterRegister } from './usecases/enter-register.js';
import { ExportProducts } from './usecases/export-products.js';
import { FindStarClaims } from './usecases/find-star-claims.js';
import { FollowNeighbours } from './usecases/follow-neighbours.js';
import { FollowPhotos } from './usecases/follow-photos.js';
import { JudgeRegisterRows } from './usecases/judge-register-rows.js';
import { LayOutListing } from './usecases/lay-out-listing.js';
import { ListingNews } from './usecases/listing-news.js';
import { OwnCertificates } from './usecases/own-certificates.js';
import { PublishRevision } from './usecases/publish-revision.js';
import { RecogniseGoods } from './usecases/recognise-goods.js';
import { RenewShownCertificates } from './usecases/renew-shown-certificates.js';
import { ShelveVariants } from './usecases/shelve-variants.js';
import { ShowCertificates } from './usecases/show-certificates.js';
import { ShowOwnProducts } from './usecases/show-own-products.js';
import { ShowPassport } from './usecases/show-passport.js';
import { ShowPicture } from './usecases/show-picture.js';
import { ShowProductCodes } from './usecases/show-product-codes.js';
import { ShowProduct } from './usecases/show-product.js';
import { ShowReviews } from './usecases/show-reviews.js';
import { ShowShop } from './usecases/show-shop.js';
import { SubmitListing } from './usecases/submit-listing.js';
import { TakeOutListing } from './usecases/take-out-listing.js';
import { TakeRegister } from './usecases/take-register.js';
import { TakeImport } from './usecases/take-import.js';
import { TellOfEndings } from './usecases/tell-of-endings.js';
import { WriteCertificates } from './usecases/write-certificates.js';
import { WriteListing } from './usecases/write-listing.js';

const storage = [
  CertificateList, CertificateRegister, CertificateRepository, EndingNotices, GtinRepository, ImportRepository, ListingRepository, ListingReviews, LotRepository, OwnProducts, PassportPage, PictureFiles, ProductCandidates, ProductList,
  ProductPage, ProductRepository, ProductSnapshot, RegisterImportRepository, RenewalFactsQuery, RevisionRepository, SaleVariants, StarClaimRepository,
];
const shop = [BrowseProducts, EnterGoods, FollowNeighbours, RenewShownCertificates, ShowPicture, ShowProduct, ShowShop];
const listing = [
  CheckListing, ConfirmListing, CreateListing, DecideListing, EditListing, LayOutListing, ListingNews, OwnCertificates, PublishRevision, ShelveVariants, ShowOwnProducts, ShowReviews, SubmitListing,
  TakeOutListing, WriteListing, FollowPhotos,
];
const codes = [ClaimGtin, CodeNews, EnterLot, ShowPassport, ShowProductCodes, WithdrawGtin, FurnishPassports];
const registry = [ChangeCertificate, CheckCertificate, DecideStarClaim, EnterCertificate, EnterRegister, FindStarClaims, JudgeRegisterRows, RecogniseGoods, ShowCertificates, TakeRegister, TellOfEndings, WriteCertificates];
const sheets = [EditInBulk, EnterImportedRows, ExportProducts, TakeImport];

@Module({
  imports: [AreasModule, InventoryModule, MediaModule, SellersModule],
  providers: [...storage, ...shop, ...listing, ...codes, ...registry, ...sheets, CatalogFacade],
  exports: [...shop, ...listing, ...codes, ...registry, ...sheets, GtinRepository, PictureFiles, CatalogFacade],
})
export class CatalogModule {}
