import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '@cho-phien/kernel';
import type { Settings } from './config.js';

/** The settings of this process as an injectable value: `constructor(private readonly config: Config)`. */
export abstract class Config {
  readonly settings: Settings;
  /** Address of the site as people reach it, without a slash at the end. */
  readonly publicUrl: string;
}

@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings, clock: Clock = new SystemClock()): DynamicModule {
    const publicUrl = (settings.PUBLIC_URL ?? `http://${settings.HOST === '0.0.0.0' ? '127.0.0.1' : settings.HOST}:${settings.PORT}`).replace(/\/$/, '');
    return {
      module: ConfigModule,
      providers: [{ provide: Config, useValue: { settings, publicUrl } }, { provide: Clock, useValue: clock }],
      exports: [Config, Clock],
    };
  }
}
