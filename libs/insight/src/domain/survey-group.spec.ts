import { checkGroups, marginOfGroup } from './survey-group.js';
import type { SurveyGroup } from './survey-group.js';

const whole = { indicator: 'I7' as const, frameSize: 9_000, sampleSize: 500, guided: null, doing: 268, stalls: [] };
const group = (name: SurveyGroup['group'], sampleSize: number, doing: number): SurveyGroup => ({ group: name, sampleSize, doing });

describe('the groups of a survey of residents', () => {
  it.each([
    ['none', []],
    ['all of both kinds', [group('female', 262, 149), group('male', 238, 119), group('kinh', 70, 52), group('minority', 430, 216)]],
    ['one of a kind', [group('minority', 410, 207)]],
    ['those that leave some not stated', [group('female', 260, 149), group('male', 230, 110)]],
    ['one in which nobody does it', [group('female', 232, 0)]],
    ['those of nobody', [group('female', 0, 0), group('male', 500, 268)]],
  ])('may be %s', (_, groups) => { expect(() => checkGroups({ ...whole, groups })).not.toThrow(); });

  it.each([
    ['more do it than were asked', [group('female', 10, 11)], 'groups.female.doing'],
    ['more were asked than in all', [group('female', 262, 149), group('male', 239, 119)], 'groups.male.sampleSize'],
    ['more do it than in all', [group('kinh', 200, 150), group('minority', 290, 119)], 'groups.minority.doing'],
    ['what they leave would do it without being asked', [group('female', 262, 149), group('male', 238, 118)], 'groups.male.doing'],
    ['one leaves more who do it than it leaves asked', [group('male', 300, 60)], 'groups.male.doing'],
  ])('are refused where %s, by the count that is wrong', (_, groups, path) => {
    expect(() => checkGroups({ ...whole, groups })).toThrow(expect.objectContaining({ code: 'insight.groups_do_not_nest', errors: [expect.objectContaining({ path })] }));
  });

  it('are each refused for itself, of sex and of ethnicity', () => {
    const groups = [group('female', 501, 149), group('kinh', 10, 11)];
    expect(() => checkGroups({ ...whole, groups })).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ path: 'groups.female.sampleSize' }), expect.objectContaining({ path: 'groups.kinh.doing' })] }));
  });

  it('are of residents alone, and of no roll', () => {
    const groups = [group('female', 2, 1)];
    expect(() => checkGroups({ ...whole, indicator: 'I6', groups })).toThrow('insight.groups_of_residents');
    expect(() => checkGroups({ ...whole, stalls: [{ number: '1', trade: null, guided: false, doing: true }], groups })).toThrow('insight.groups_of_residents');
  });

  it('say how far their rates may be off, further than that of the whole, and nothing where too few are on one side', () => {
    expect(marginOfGroup(group('female', 262, 149), whole)).toBe(5.8);
    expect(marginOfGroup(group('kinh', 70, 52), whole)).toBe(10);
    expect(marginOfGroup(group('kinh', 70, 66), whole)).toBeNull();
    expect(marginOfGroup(group('kinh', 70, 4), whole)).toBeNull();
    expect(marginOfGroup(group('female', 262, 149), { ...whole, frameSize: 500 })).toBeNull();
  });
});
