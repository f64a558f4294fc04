import { Outbound } from '@cho-phien/platform';
import { startMailServer } from '../../../../test/simulators/mail/index.js';
import { startNoticeGateway } from '../../../../test/simulators/notices/index.js';
import type { Parcel } from './channel.js';
import { EmailChannel } from './email.channel.js';
import { SmsGatewayChannel } from './sms-gateway.channel.js';
import { ZaloZnsChannel } from './zalo-zns.channel.js';

const parcel: Parcel = { key: 'm-0', template: 'order_ready', recipient: '+84912000001', text: 'Chợ Phiên: có "đơn" mới CPAB-1. Mở gian hàng.', data: { orderCode: 'CPAB-1', total: 150_000 }, email: 'ba.mau@example.vn', push: null };
const line = (partner: string, outbound = new Outbound()) => ({ outbound, partner, timeoutMs: 300 });

describe('what a channel makes of an answer', () => {
  it('by mail: taken, refused for certain, or in doubt once the text is under way', async () => {
    const server = await startMailServer();
    const channel = new EmailChannel({ url: server.url, from: 'Chợ Phiên <cho@example.vn>' }, line('mail'));
    expect(await channel.send(parcel)).toMatchObject({ kind: 'accepted', reference: '<m-0@example.vn>' });
    expect(server.received[0]).toMatch(/To: ba\.mau@example\.vn/);
    server.set('refuse');
    expect(await channel.send(parcel)).toMatchObject({ kind: 'refused' });
    server.set('hang_up');
    expect(await channel.send(parcel)).toMatchObject({ kind: 'unknown' });
    await server.close();
    expect(await channel.send(parcel)).toMatchObject({ kind: 'refused' });
    expect(await channel.send({ ...parcel, email: null })).toEqual({ kind: 'refused', reason: 'no address' });
  });

  it('by SMS: any JSON that a gateway wants, with the text quoted as it must be', async () => {
    const gateway = await startNoticeGateway({ port: 0 });
    const sms = (url: string) => new SmsGatewayChannel({ url, token: 't', sender: 'CHO PHIEN', body: '{"to":"{to}","text":"[{sender}] {text}","id":"{id}","flags":[1,true]}', dedupeSeconds: 60 }, line('sms'));
    expect(await sms(gateway.smsUrl).send(parcel)).toEqual({ kind: 'accepted', reference: 'sms-m-0' });
    expect(gateway.delivered[0]).toMatchObject({ to: '+84912000001', text: `[CHO PHIEN] ${parcel.text}`, id: 'm-0' });
    for (const [mood, kind] of [['refuse', 'refused'], ['break', 'unknown'], ['lose_answer', 'unknown'], ['mute', 'unknown']] as const) {
      gateway.set('sms', mood);
      expect([mood, (await sms(gateway.smsUrl).send(parcel)).kind]).toEqual([mood, kind]);
    }
    await gateway.close();
    const gone = await startNoticeGateway({ port: 0 });
    await gone.close();
    expect(await sms(gone.smsUrl).send(parcel)).toEqual({ kind: 'refused', reason: 'no_connection' });
  });

  it('leaves a gateway alone that failed five times, so that nobody waits for it, and no other one', async () => {
    const [gateway, server] = [await startNoticeGateway({ port: 0 }), await startMailServer()];
    const outbound = new Outbound();
    const sms = new SmsGatewayChannel({ url: gateway.smsUrl, token: 't', sender: 'CHO PHIEN', body: '{"to":"{to}"}', dedupeSeconds: 60 }, line('sms', outbound));
    gateway.set('sms', 'mute');
    for (let calls = 0; calls < 5; calls++) expect((await sms.send(parcel)).kind).toBe('unknown');
    expect(await sms.send(parcel)).toEqual({ kind: 'refused', reason: 'resting' });
    const mail = new EmailChannel({ url: server.url, from: 'Chợ Phiên <cho@example.vn>' }, line('mail', outbound));
    server.set('refuse');
    for (let calls = 0; calls < 6; calls++) expect(await mail.send(parcel)).not.toMatchObject({ reason: 'resting' });
    await server.close();
    for (let calls = 0; calls < 5; calls++) expect((await mail.send(parcel)).kind).toBe('refused');
    expect(await mail.send(parcel)).toEqual({ kind: 'refused', reason: 'resting' });
    await gateway.close();
  });

  it('by Zalo: a template for each kind of notice, all values as text', async () => {
    const gateway = await startNoticeGateway({ port: 0 });
    const channel = new ZaloZnsChannel({ url: gateway.zaloUrl, accessToken: 't', templates: { order_ready: '7' } }, line('zalo'));
    expect(await channel.send(parcel)).toEqual({ kind: 'accepted', reference: 'zns-m-0' });
    expect(await channel.send({ ...parcel, template: 'payment_received' })).toEqual({ kind: 'refused', reason: 'no template' });
    await gateway.close();
  });
});
