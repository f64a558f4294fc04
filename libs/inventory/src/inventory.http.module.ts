import { Module } from '@nestjs/common';
import { SellerStockController } from './http/seller-stock.controller.js';
import { InventoryModule } from './inventory.module.js';

@Module({ imports: [InventoryModule], controllers: [SellerStockController] })
export class InventoryHttpModule {}
