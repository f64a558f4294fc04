import { Module } from '@nestjs/common';
import './messages.js';
import { InventoryFacade } from './inventory.facade.js';
import { StockRepository } from './storage/stock.repository.js';
import { CountStock } from './usecases/count-stock.js';
import { ReserveStock } from './usecases/reserve-stock.js';
import { SettleReservation } from './usecases/settle-reservation.js';
import { ShowStock } from './usecases/show-stock.js';
import { StockNews } from './usecases/stock-news.js';

@Module({
  providers: [StockRepository, StockNews, ReserveStock, SettleReservation, CountStock, ShowStock, InventoryFacade],
  exports: [InventoryFacade, CountStock, ShowStock],
})
export class InventoryModule {}
