import { AreaRegistry } from './area-registry.js';
import type { Area } from './area.js';

const commune = (code: string, name: string, validFrom: string, validTo: string | null): Area => ({ code, altCode: null, level: 'commune', name, type: 'xã', label: `Xã ${name}`, parentCode: '22', validFrom, validTo });
const whole = (oldCode: string, newCode: string) => ({ oldCode, newCode, divided: false });

describe('what became of a commune', () => {
  it('is told also where what it went into was merged again, or was called by its code', () => {
    const registry = new AreaRegistry([
      commune('00001', 'Cũ', '0001-01-01', '2025-07-01'), commune('00002', 'Giữa', '2025-07-01', '2027-01-01'), commune('00003', 'Mới', '2027-01-01', null),
      commune('00004', 'Tên xưa', '0001-01-01', '2025-07-01'), commune('00004', 'Tên sau', '2025-07-01', '2027-01-01'),
    ], [whole('00001', '00002'), { oldCode: '00002', newCode: '00003', divided: true }, whole('00004', '00004'), whole('00004', '00003')], []);
    const now = (code: string, on: string): [string[], boolean | undefined] => { const found = registry.resolveFormerCommune(code, on); return [(found?.now ?? []).map(({ name }) => name), found?.divided]; };
    expect(now('00001', '2026-01-01')).toEqual([['Giữa'], false]);
    expect(now('00001', '2027-01-01')).toEqual([['Mới'], true]);
    expect(now('00004', '2026-06-01')[0]).toContain('Tên sau');
    expect(now('00004', '2027-06-01')).toEqual([['Mới'], false]);
    expect(registry.provinceOf('00009', '2027-01-01')).toBeNull();
  });

  it('ends, however the links run round', () => {
    const registry = new AreaRegistry([commune('00001', 'A', '0001-01-01', '2025-07-01'), commune('00002', 'B', '0001-01-01', '2025-07-01')], [whole('00001', '00002'), whole('00002', '00001')], []);
    expect(registry.resolveFormerCommune('00001', '2026-01-01')?.now).toEqual([]);
  });
});
