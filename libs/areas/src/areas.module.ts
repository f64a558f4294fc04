import { Module } from '@nestjs/common';
import './messages.js';
import { AreasFacade } from './areas.facade.js';
import { AreaRepository } from './storage/area.repository.js';

@Module({ providers: [AreaRepository, AreasFacade], exports: [AreasFacade] })
export class AreasModule {}
