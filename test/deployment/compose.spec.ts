import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { doorNames } from '../support/doors.js';

interface Service { image?: string; command?: string[]; environment?: Record<string, string>; depends_on?: unknown; volumes?: string[] }
interface Compose { services: Record<string, Service>; volumes: Record<string, unknown> }

const compose = parse(readFileSync('docker/compose.yml', 'utf8'), { merge: true }) as Compose;
const dockerfile = readFileSync('docker/Dockerfile', 'utf8');
const service = (name: string): Service => compose.services[name] ?? {};

describe('the deployment door by door', () => {
  it.each(doorNames)('runs the door %s as api and as worker', (door) => {
    const roles = Object.values(compose.services).map(({ command }) => command).filter((command) => command?.[0] === door).map((command) => command?.[1] ?? 'both');
    expect(roles.includes('both') || (roles.includes('api') && roles.includes('worker'))).toBe(true);
  });

  it('has a front that knows the address of every door and of the web site', () => {
    const { environment = {} } = service('front');
    for (const door of [...doorNames, 'web']) {
      const address = new URL(environment[`${door.toUpperCase()}_URL`] ?? '');
      expect(Object.keys(compose.services)).toContain(address.hostname);
      expect(address.port).toBe('3000');
    }
  });

  it('migrates before any door starts', () => {
    for (const door of doorNames) expect(service(door).depends_on).toMatchObject({ migrate: { condition: 'service_completed_successfully' } });
    expect(service('migrate').depends_on).toMatchObject({ postgres: { condition: 'service_healthy' } });
  });

  it('gives every door the same settings, jobs on Redis and photos on one volume', () => {
    for (const door of doorNames) {
      expect(service(door).environment).toMatchObject({ REDIS_URL: 'redis://redis:6379', DATABASE_URL: expect.stringContaining('@postgres:5432/') });
      expect(service(door).environment).not.toHaveProperty('DEMO');
      expect(service(door).volumes).toEqual(['media:/data']);
    }
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(['media', 'postgres', 'redis']));
    expect(service('postgres').image).toBe('postgres:18');
  });

  it('hands every door each setting of the README that is not the image’s own', () => {
    const own = ['PORT', 'HOST', 'DATA_DIR', 'MEDIA_DIR', 'DEMO', 'DATABASE_POOL', 'NODE_ENV', 'ROLE'];
    const [, settings = ''] = /## Settings[^\n]*\n\n(.+)\n/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const named = [...settings.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name ?? '').filter((name) => !own.includes(name));
    expect(named.length).toBeGreaterThan(30);
    for (const door of doorNames) expect(Object.keys(service(door).environment ?? {})).toEqual(expect.arrayContaining(named));
  });

  it('copies into the image only what exists in the project or in its build', () => {
    const copied = [...dockerfile.matchAll(/COPY --from=build \S+ \/app\/(\S+)/g)].map(([, path]) => path ?? '');
    expect(copied.length).toBeGreaterThan(3);
    for (const path of copied) expect(path === 'dist' || path === 'apps/web/build' || existsSync(path)).toBe(true);
  });

  it('can run every program that the image offers', () => {
    const programs = [...readFileSync('docker/run.mjs', 'utf8').matchAll(/: '\.\.\/dist\/(\S+)\.js'/g)].map(([, path]) => `${path}.ts`);
    for (const program of programs) expect(existsSync(program)).toBe(true);
    for (const door of doorNames) expect(existsSync(`apps/${door}/src/main.ts`)).toBe(true);
  });
});
