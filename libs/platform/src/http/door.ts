import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@cho-phien/kernel';
import { ConfigModule } from '../config/config.module.js';
import type { Settings } from '../config/config.js';
import { DatabaseModule } from '../database/database.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LOGGER, NestLogger } from '../observability/logger.js';
import { ObservabilityModule } from '../observability/observability.module.js';
import { fastifyOptions, prepareFastify } from './fastify.js';
import { HttpModule } from './http.module.js';
import { publishApi } from './openapi.js';

type ContextModule = Type<unknown> | DynamicModule;

/** A deployable door: which contexts answer HTTP and which work on jobs. */
export interface Door {
  name: string;
  http: readonly ContextModule[];
  jobs: readonly ContextModule[];
}

@Module({})
class DoorModule {}

function rootModule(door: Door, settings: Settings, clock?: Clock): DynamicModule {
  const contexts = [...(settings.ROLE === 'worker' ? [] : door.http), ...(settings.ROLE === 'api' ? [] : door.jobs)];
  return { module: DoorModule, imports: [ConfigModule.with(settings, clock), ObservabilityModule, DatabaseModule, JobsModule, HttpModule, ...contexts] };
}

/** Builds a door; `init()` or `listen()` is the caller's. A worker door still answers /health and /metrics. */
export async function createDoor(door: Door, settings: Settings, clock?: Clock): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(fastifyOptions(settings));
  const app = await NestFactory.create<NestFastifyApplication>(rootModule(door, settings, clock), adapter, { bodyParser: false, bufferLogs: true, abortOnError: false });
  app.useLogger(new NestLogger(app.get(LOGGER)));
  app.setGlobalPrefix('api', { exclude: ['health/{*path}', 'metrics', 'media/{*path}'] });
  await prepareFastify(app);
  if (settings.ROLE !== 'worker') publishApi(app, door.name, settings.NODE_ENV !== 'test');
  return app;
}
