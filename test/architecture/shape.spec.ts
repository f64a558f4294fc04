import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../apps/standalone/src/migrations.js';
import { sourceFiles } from './source-files.js';

const libs = readdirSync('libs').filter((name) => existsSync(join('libs', name, 'src')));
const linesOf = (file: string): number => readFileSync(file, 'utf8').trimEnd().split('\n').length;

describe('the shape of the code', () => {
  it.each(libs)('libs/%s says in under 30 lines what it is for', (lib) => {
    const readme = join('libs', lib, 'README.md');
    expect(existsSync(readme)).toBe(true);
    expect(linesOf(readme)).toBeLessThan(30);
  });

  it('has no file of more than 300 lines', () => {
    const long = ['libs', 'apps', 'test'].flatMap(sourceFiles).filter((file) => linesOf(file) > 300);
    expect(long).toEqual([]);
  });

  it('uses names that say something', () => {
    const vague = ['libs', 'apps', 'test'].flatMap(sourceFiles).filter((file) => /(^|[/.-])(utils?|helpers?|common|core|manager|misc)([/.-])/.test(file));
    expect(vague).toEqual([]);
  });

  it('lists every migration, each once, by its own timestamp', () => {
    const written = sourceFiles('libs').map((file) => /migrations\/(\d{13})-/.exec(file)?.[1]).filter((stamp) => stamp !== undefined).sort();
    const listed = migrations.map(({ name }) => name.slice(-13)).sort();
    expect(listed).toEqual(written);
    expect(new Set(listed).size).toBe(listed.length);
  });
});
