import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import './messages.js';
import { ListedProducts } from './storage/listed-products.js';
import { OrderRepository } from './storage/order.repository.js';
import { PaidOrders } from './storage/paid-orders.js';
import { RegisterRepository } from './storage/register.repository.js';
import { ShelfRepository } from './storage/shelf.repository.js';
import { ReadQuestion } from './usecases/read-question.js';
import { ResolveScope } from './usecases/resolve-scope.js';
import { ShowIndicator } from './usecases/show-indicator.js';

@Module({
  imports: [AreasModule],
  providers: [RegisterRepository, ShelfRepository, OrderRepository, ListedProducts, PaidOrders, ResolveScope, ReadQuestion, ShowIndicator],
  exports: [RegisterRepository, ShelfRepository, OrderRepository, ShowIndicator],
})
export class InsightModule {}
