import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readSettings } from './settings.js';

const ENVIRONMENT = {
  SIM_VNPAY_PORT: '0', SIM_VNPAY_TMN_CODE: 'DEMOTMN1', SIM_VNPAY_HASH_SECRET: 'secret', SIM_VNPAY_IPN_URL: 'http://127.0.0.1:9/ipn',
  SIM_BANK_PORT: '0', SIM_BANK_SEPAY_SECRET: 'secret', SIM_BANK_SEPAY_URL: 'http://127.0.0.1:9/sepay',
  SIM_BANK_BIN: '970422', SIM_BANK_ACCOUNT_NUMBER: '0000123456789', SIM_BANK_ACCOUNT_NAME: 'CHO PHIEN GIA LAP',
};

const source = import.meta.dirname;
let built: string;

/** Compiles the folder by itself, which also shows that it needs nothing of the product. */
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'simulators-'));
  symlinkSync(resolve(source, '../../node_modules'), join(built, 'node_modules'));
  writeFileSync(join(built, 'package.json'), '{"type":"module"}');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  for (const name of files) {
    const { code } = transformFileSync(join(source, name), { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } });
    const target = join(built, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
});
afterAll(() => rmSync(built, { recursive: true }));

function run(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(built, 'main.js')], { env: { PATH: process.env['PATH'], ...environment }, stdio: 'pipe' });
}

async function textOf(child: ChildProcess, stream: 'stdout' | 'stderr', wanted: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of child[stream] ?? []) {
    text += String(chunk);
    if (wanted.test(text)) break;
  }
  return text;
}

describe('the simulators as a process', () => {
  test('serve both addresses and end with code 0 on SIGTERM, also twice, soon', async () => {
    const child = run(ENVIRONMENT);
    const text = await textOf(child, 'stdout', /ngân hàng: \S+\s/);
    const addresses = text.match(/http:\S+/g) ?? [];
    expect(addresses).toHaveLength(2);
    for (const address of addresses) expect((await fetch(`${address}health`)).status).toBe(200);
    const asked = Date.now();
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit') as [number | null];
    expect(code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5_000);
  });

  test('say what is missing and do not start in production', async () => {
    const child = run({ ...ENVIRONMENT, SIM_BANK_BIN: '97', SIM_VNPAY_IPN_URL: '' });
    const text = await textOf(child, 'stderr', /SIM_BANK_BIN/);
    expect(text).toContain('SIM_VNPAY_IPN_URL');
    expect(text).toContain('SIM_BANK_BIN');
    expect(() => readSettings({ ...ENVIRONMENT, NODE_ENV: 'production' })).toThrow('production');
  });
});
