import { readSettings } from '@cho-phien/platform';
import type { Config } from '@cho-phien/platform';
import { chooseChannels } from './channels.js';
import { isPushService } from './web-push.channel.js';

const configFor = (more: Record<string, string>, NODE_ENV: 'production' | 'development' = 'development'): Config => ({ settings: { ...readSettings({ DEMO: '1', ...more }), NODE_ENV }, publicUrl: '' });
const smtp = { SMTP_URL: 'smtps://mail.example.vn', SMTP_FROM: 'Chợ Phiên <cho@example.vn>' };

describe('the channels to people', () => {
  it('are all simulated where none is configured', () => {
    const channels = chooseChannels(configFor({}));
    expect(channels.simulated).toBe(true);
    expect(channels.open).toEqual(['sms', 'zalo', 'web_push', 'email']);
  });

  it('are those whose settings are given', () => {
    expect(chooseChannels(configFor({ SMS_GATEWAY_URL: 'https://sms.example.vn', SMS_GATEWAY_TOKEN: 't'.repeat(16), ...smtp })).open).toEqual(['sms', 'email']);
    expect(chooseChannels(configFor({ ZALO_ACCESS_TOKEN: 't'.repeat(16), ZALO_TEMPLATES: '{"otp":"1"}' })).open).toEqual(['zalo']);
  });

  it('must reach phones in production, or it says so in a sentence instead of starting', () => {
    expect(() => chooseChannels(configFor(smtp, 'production'))).toThrow('No channel to phones is configured');
    expect(chooseChannels(configFor({ SMS_GATEWAY_URL: 'https://sms.example.vn', SMS_GATEWAY_TOKEN: 't'.repeat(16) }, 'production')).open).toEqual(['sms']);
  });

  it.each([
    ['https://fcm.googleapis.com/fcm/send/x', true], ['https://updates.push.services.mozilla.com/wpush/v2/x', true], ['https://web.push.apple.com/x', true], ['https://wns2-par02p.notify.windows.com/w/?token=x', true],
    ['http://fcm.googleapis.com/x', false], ['https://fcm.googleapis.com.evil.vn/x', false], ['https://127.0.0.1/x', false], ['https://fcm.googleapis.com:8443/x', false], ['https://push.apple.com.vn/x', false], ['nonsense', false],
  ])('send a browser’s notice to %s: %s', (endpoint, known) => { expect(isPushService(endpoint)).toBe(known); });
});
