import { ConfigurationError } from '@cho-phien/platform';
import type { Config } from '@cho-phien/platform';
import type { Channel } from './channel.js';
import type { DemoOutboxChannel } from './demo-outbox.channel.js';

/** The channel of this process. Errors: ConfigurationError in production, where a code must reach a real phone. */
export function chooseChannel({ settings }: Config, demoOutbox: DemoOutboxChannel): Channel {
  if (settings.NODE_ENV === 'production') throw new ConfigurationError(['No SMS channel is configured: sign-in codes would reach nobody. Production refuses to start without one.']);
  return demoOutbox;
}
