import { addressOf, questionOf, readAsked } from '../../apps/web/src/lib/officer/asked.js';
import { courseLine } from '../../apps/web/src/lib/officer/course-line.js';
import { lookBody, readLook } from '../../apps/web/src/lib/officer/look-form.js';
import { dayBefore, lastQuarter, plannedPeriods } from '../../apps/web/src/lib/officer/periods.js';
import { usualFigures } from '../../apps/web/src/lib/officer/usual-figures.js';
import { fieldOf, readRoll, readStall, readSurveyForm, surveyBody, wrongCounts, wrongGroups } from '../../apps/web/src/lib/officer/survey-form.js';

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

describe('the officer’s pages', () => {
  const now = new Date('2026-11-22T02:00:00Z');

  it('read a question from an address, and take nonsense for no question', () => {
    const asked = readAsked(new URLSearchParams('vung=198&ky=2026-10&biet-den=2026-11-01&san=shopee&khung=district&chia=stars'), now);
    expect(asked).toEqual({ area: '198', period: '2026-10', asOf: '2026-10-31', knownAt: '2026-11-01', floor: 'shopee', by: 'stars', frame: 'district' });
    expect(readAsked(new URLSearchParams(`vung='&biet-den=hôm qua&san=<x>&khung=x`), now)).toMatchObject({ area: null, knownAt: null, floor: null, frame: null });
    expect(questionOf(asked, 'period')).toEqual({ area: '198', knownAt: '2026-11-01', floor: 'shopee', period: '2026-10' });
    expect(addressOf(asked, { chia: 'kind' })).toBe('vung=198&ky=2026-10&tinh-den=2026-10-31&biet-den=2026-11-01&san=shopee&khung=district&chia=kind');
    expect([dayBefore('2026-11-01'), dayBefore('2026-03-01')]).toEqual(['2026-10-31', '2026-02-28']);
  });

  it('offer the quarter that is over, and the figures of the last report or else those of the overview', () => {
    expect(['2026-11-22', '2027-01-01', '2026-03-31', '2026-04-01'].map((day) => lastQuarter(new Date(`${day}T02:00:00Z`)))).toEqual(['2026-Q3', '2026-Q4', '2025-Q4', '2026-Q1']);
    const choices = ['I1', 'I1x', 'I2', 'I3', 'I5a'].map((code) => ({ code }));
    expect([usualFigures(choices, undefined), usualFigures(choices, ['I5a', 'I1x', 'I99']), usualFigures(choices, ['I99'])]).toEqual([['I1', 'I2', 'I3', 'I5a'], ['I1x', 'I5a'], ['I1', 'I2', 'I3', 'I5a']]);
  });

  it('offer a plan the years to come and the parts of this year and the next', () => {
    const [years, halves, quarters, months] = plannedPeriods(now).map(({ periods }) => periods);
    expect([years, halves]).toEqual([['2025', '2026', '2027', '2028', '2029', '2030'], ['2026-H1', '2026-H2', '2027-H1', '2027-H2']]);
    expect([quarters?.length, quarters?.at(-1), months?.length, months?.[0], months?.at(-1)]).toEqual([8, '2027-Q4', 24, '2026-01', '2027-12']);
  });

  it('draw a course within its box, broken where there is no figure', () => {
    const line = courseLine([65.9, null, 73.3, 78.3], 100);
    expect([line.low, line.high, line.dots.length]).toEqual([60, 80, 3]);
    expect(line.path).toMatch(/^M10 [\d.]+M[\d.]+ [\d.]+L290 [\d.]+$/);
    expect(courseLine([null, null], 100)).toMatchObject({ dots: [], path: '' });
    expect(courseLine([0, 100], 100)).toMatchObject({ low: 0, high: 100 });
    expect(courseLine([100, 100], 100)).toMatchObject({ low: 100, high: 110 });
    for (const values of [[0, 0], [12_000_000, 63_412_000], [5]]) for (const { x, y } of courseLine(values, null).dots) expect(x >= 10 && x <= 290 && y >= 10 && y <= 90).toBe(true);
  });

  it.each([
    ['12; rau; có; không', { number: '12', trade: 'rau', guided: true, doing: false }], ['A1;;x;?', { number: 'A1', guided: true, doing: null }], ['7\tthịt\tkhông\tcó', { number: '7', trade: 'thịt', guided: false, doing: true }],
    ['3', { number: '3', guided: false, doing: false }], ['; rau; có; có', null], ['4; rau; chắc có; có', null],
  ])('read the stall “%s”', (line, stall) => { expect(readStall(line)).toEqual(stall); });

  it('read a roll, and name the lines that cannot be read', () => {
    expect(readRoll('1; rau; có; có\n\n2; cá; hả; có\n3;;;')).toMatchObject({ stalls: [{ number: '1' }, { number: '3' }], wrong: [3] });
  });

  it('read a survey: counts, or the roll in their place', () => {
    const fields = { 'chi-so': 'I6', xa: '06978', noi: ' Chợ trung tâm ', ngay: '2026-05-20', cach: 'register', tong: '1.480', 'thuc-hien': '97', 'phan-tram': '65,5 %' };
    const form = readSurveyForm(formOf(fields));
    expect(surveyBody(form, { stalls: [], wrong: [] })).toMatchObject({ place: 'Chợ trung tâm', frameSize: 1_480, doing: 97, guided: undefined, statedPercent: 65.5 });
    expect(surveyBody(form, readRoll('1;;có;có'))).toMatchObject({ stalls: [{ number: '1' }] });
    expect(wrongCounts(readSurveyForm(formOf({ ...fields, tong: 'nhiều', hoi: '-1' })))).toEqual(['frameSize', 'sampleSize']);
  });

  it('read the groups of a survey: those that were filled in, both counts of each', () => {
    const typed = (fields: Record<string, string>) => readSurveyForm(formOf({ 'chi-so': 'I7', ...fields }));
    expect(surveyBody(typed({ 'nu-hoi': '1.262', 'nu-mua': '149', 'thieu-so-hoi': '0', 'thieu-so-mua': '0' }), readRoll('')).groups).toEqual({ female: { sampleSize: 1_262, doing: 149 }, minority: { sampleSize: 0, doing: 0 } });
    expect(surveyBody(typed({}), readRoll('')).groups).toEqual({});
    expect(wrongGroups(typed({ 'nu-hoi': '262', 'nam-mua': 'vài', 'kinh-hoi': '70', 'kinh-mua': '52' }))).toEqual([
      { field: 'nu-mua', group: 'female', why: 'half' }, { field: 'nam-hoi', group: 'male', why: 'half' }, { field: 'nam-mua', group: 'male', why: 'count' },
    ]);
    expect(['groups.minority.doing', 'groups', 'groups.other.doing', 'frameSize', 'stalls.3.number', 'somewhere'].map(fieldOf)).toEqual(['thieu-so-mua', 'nhom', 'nhom', 'tong', 'so-quay', null]);
  });

  it('send of a look what was filled in, of a picture its SHA-256', async () => {
    expect(lookBody(await readLook(formOf({ thay: 'absent', ghi: ' Đã gỡ ' })))).toEqual({ found: 'absent', grade: 'B', note: 'Đã gỡ' });
    const form = formOf({ ngay: '2026-11-20', ma_anh: 'f'.repeat(64) });
    expect(lookBody(await readLook(form))).toMatchObject({ screenshotHash: 'f'.repeat(64) });
    form.set('anh', new File(['abc'], 'man-hinh.png'));
    expect(lookBody(await readLook(form))).toMatchObject({ screenshotHash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' });
    form.set('anh', new File([], ''));
    form.set('ma_anh', 'không phải mã');
    expect(lookBody(await readLook(form))).toEqual({ checkedOn: '2026-11-20', found: 'present', grade: 'B' });
  });
});
