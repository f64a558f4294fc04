import { Global, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Config } from '../config/config.module.js';
import { HealthController } from './health.controller.js';
import { createLogger, LOGGER } from './logger.js';
import { Metrics, MetricsController } from './metrics.controller.js';

@Global()
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [Metrics, { provide: LOGGER, inject: [Config], useFactory: ({ settings }: Config) => createLogger(settings.LOG_LEVEL) }],
  exports: [LOGGER, Metrics],
})
export class ObservabilityModule {}
