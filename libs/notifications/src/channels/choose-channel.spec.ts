import type { Config } from '@cho-phien/platform';
import { chooseChannel } from './choose-channel.js';
import type { DemoOutboxChannel } from './demo-outbox.channel.js';

const configFor = (NODE_ENV: 'production' | 'development'): Config => ({ settings: { NODE_ENV }, publicUrl: '' }) as Config;

describe('the channel to phones', () => {
  it('is the demo outbox outside production', () => {
    const demo = {} as DemoOutboxChannel;
    expect(chooseChannel(configFor('development'), demo)).toBe(demo);
  });

  it('is missing in production, which says so in a sentence instead of starting', () => {
    expect(() => chooseChannel(configFor('production'), {} as DemoOutboxChannel)).toThrow('No SMS channel is configured');
  });
});
