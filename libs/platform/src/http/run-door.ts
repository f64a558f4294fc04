import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigurationError, readSettings } from '../config/config.js';

import { createDoor } from './door.js';
import type { Door } from './door.js';

const STOP_WITHIN_MS = 9_000;

/** Runs one door as a process of its own against DATABASE_URL, until SIGTERM or SIGINT; then exits with 0. */
export async function runDoor(door: Door): Promise<void> {
  try {
    const settings = readSettings(process.env);
    if (settings.DATABASE_URL === undefined) throw new ConfigurationError(['DATABASE_URL is not set; a door runs against a database that is already migrated.']);
    const app = await createDoor(door, settings);
    stopOnSignal(app);
    await app.listen(settings.PORT, settings.HOST);
    console.log(`${door.name} (${settings.ROLE}) http://${settings.HOST}:${settings.PORT}`);
  } catch (error) {
    console.error(sentencesOf(error).join('\n'));
    process.exit(1);
  }
}

function stopOnSignal(app: NestFastifyApplication): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return; // a group's signal comes twice
    stopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    void app.close().catch(() => undefined).then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigurationError) return error.sentences;
  return [error instanceof Error ? error.message : String(error)];
}

