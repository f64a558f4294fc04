import { Module } from '@nestjs/common';
import { AreasModule } from './areas.module.js';
import { AreasController } from './http/areas.controller.js';

@Module({ imports: [AreasModule], controllers: [AreasController] })
export class AreasHttpModule {}
