import { ConfigurationError, demoSettings, readSettings } from './config.js';

const mistakes = (environment: Record<string, string>): readonly string[] => {
  try { readSettings(environment); } catch (error) { if (error instanceof ConfigurationError) return error.sentences; throw error; }
  return [];
};

const production = {
  NODE_ENV: 'production', AUTH_SECRET: 'x'.repeat(40), DATA_KEY: 'y'.repeat(40), DATABASE_URL: 'postgres://db/market', PUBLIC_URL: 'https://cho.example.vn',
  VNPAY_TMN_CODE: 'REALCODE', VNPAY_HASH_SECRET: 'R'.repeat(32), VNPAY_HOST: 'https://pay.example.vn',
};

describe('the configuration', () => {
  it('is complete by itself in the demo', () => {
    expect(readSettings({ DEMO: '1', VNPAY_HOST: 'http://127.0.0.1:3001' })).toMatchObject({ PORT: 3000, HOLD_MINUTES: 15, DEMO: true });
  });

  it('names each mistake in a sentence of its own', () => {
    expect(mistakes({ AUTH_SECRET: 'short', DATA_KEY: 'y'.repeat(40), PORT: '99999', ROLE: 'boss', DATABASE_URL: 'mysql://x' })).toEqual([
      'PORT must be 1 to 65535.', 'ROLE must be api, worker or both.', 'DATABASE_URL must be an address starting with postgres:// or postgresql://.', 'AUTH_SECRET must have at least 32 characters.',
    ]);
    expect(mistakes({})).toEqual(['AUTH_SECRET is not set.', 'DATA_KEY is not set.']);
    expect(mistakes({ AUTH_SECRET: 'x'.repeat(32), DATA_KEY: 'y'.repeat(32), VNPAY_HOST: 'https://pay.example.vn' })).toEqual([
      'VNPAY_TMN_CODE is not set, but other settings of VNPay are.', 'VNPAY_HASH_SECRET is not set, but other settings of VNPay are.',
    ]);
  });

  it('refuses demo keys, simulators and the embedded database in production', () => {
    expect(mistakes(production)).toEqual([]);
    expect(mistakes({ ...production, AUTH_SECRET: demoSettings.AUTH_SECRET })).toEqual([expect.stringContaining('AUTH_SECRET still has the demo')]);
    expect(mistakes({ ...production, VNPAY_HOST: 'http://127.0.0.1:3001' })).toEqual([expect.stringContaining('refuses simulators')]);
    for (const host of ['http://0.0.0.0:3001', 'http://pay.example.vn', 'HTTP://pay.example.vn']) expect(mistakes({ ...production, VNPAY_HOST: host })).toEqual([expect.stringContaining('https')]);
    expect(mistakes({ ...production, DEMO: '1' })).toContainEqual(expect.stringContaining('DEMO is 1'));
    expect(mistakes({ ...production, DATABASE_URL: '', PUBLIC_URL: 'http://cho.example.vn' })).toHaveLength(2);
  });
});
