import { Module } from '@nestjs/common';
import { OfficerIndicatorsController } from './http/officer-indicators.controller.js';
import { InsightModule } from './insight.module.js';

@Module({ imports: [InsightModule], controllers: [OfficerIndicatorsController] })
export class InsightHttpModule {}
