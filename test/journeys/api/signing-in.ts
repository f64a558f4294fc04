import { Api } from '../../support/api.js';
import type { Market } from '../../support/market.js';
import { PHONES, signIn, whoAmI } from '../../support/signing-in.js';

export function signingIn(market: () => Market): void {
  const api = (): Api => new Api(market().url);

  it.each([
    ['buyer', { sellers: 0, areas: false }], ['seller', { sellers: 1, areas: false }], ['assistant', { sellers: 0, areas: false }],
    ['officer', { sellers: 0, areas: true }], ['operator', { sellers: 0, areas: false }],
  ] as const)('tells the %s of the demo who they are', async (who, { sellers, areas }) => {
    const me = await whoAmI(await signIn(api(), PHONES[who]));
    expect(me).toMatchObject({ phoneNumber: PHONES[who] });
    expect(me.sellers).toHaveLength(sellers);
    expect(me.officerAreas.length > 0).toBe(areas);
    if (sellers === 0) expect(me.roles).toContain(who);
  });

  it('takes a new phone, and lets its session end', async () => {
    const phone = '+84912345678';
    const person = await signIn(api(), phone);
    expect(await whoAmI(person)).toMatchObject({ phoneNumber: phone, sellers: [] });
    expect((await person.send('POST', '/api/auth/sign-out', {})).status).toBe(200);
    await person.expect(401, 'GET', '/api/me');
  });

  it('refuses a wrong code, and anybody who has not signed in', async () => {
    const phoneNumber = '+84912345679';
    await api().expect(200, 'POST', '/api/auth/phone-number/send-otp', { phoneNumber });
    const wrong = await api().send<{ code: string }>('POST', '/api/auth/phone-number/verify', { phoneNumber, code: '000000' });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    expect(wrong.headers.get('set-auth-token')).toBeNull();
    await api().expect(401, 'GET', '/api/me');
    await api().expect(401, 'GET', '/api/me', undefined, { token: 'made-up' });
  });
}
