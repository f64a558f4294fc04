import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { Config } from '../config/config.module.js';
import { ChangeFeed } from './change-feed.js';
import { UnitOfWork } from './unit-of-work.js';

/** int8 arrives as a number; a value that a number cannot hold exactly throws instead of rounding. */
export function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is beyond the safe integers`);
  return value;
}
pg.types.setTypeParser(pg.types.builtins.INT8, readInt8);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => (text.includes('.') ? text : readInt8(text)) as never);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text); // a day stays `YYYY-MM-DD`

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: ({ settings }: Config) => ({
        type: 'postgres' as const,
        url: settings.DATABASE_URL,
        synchronize: false,
        autoLoadEntities: true,
        poolSize: settings.DATABASE_POOL,
        extra: { application_name: 'cho-phien', connectionTimeoutMillis: 10_000, statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 },
        retryAttempts: 3,
        retryDelay: 500,
      }),
    }),
  ],
  providers: [UnitOfWork, ChangeFeed],
  exports: [UnitOfWork, ChangeFeed],
})
export class DatabaseModule {}
