import { checkNesting, checkRoll, checkStated, countsOfRoll, marginOfError, surveyRate } from './survey.js';

describe('a survey', () => {
  it('of 148 stalls of which 97 do it is 65.5 %', () => {
    expect(surveyRate('I6', { frameSize: 148, sampleSize: 148, guided: 97, doing: 97 })).toBe(65.5);
  });

  it.each([[60, 160, 334], [40.4, 108, 334], [47, 160, 334], [48.1, 160, 334]])('that states %d %% of %d in %d is refused with the right percentage', (stated, doing, frameSize) => {
    expect(() => checkStated(stated, 'I6', { frameSize, sampleSize: frameSize, guided: null, doing })).toThrow(expect.objectContaining({ code: 'insight.percent_differs', params: expect.objectContaining({ reckoned: doing === 160 ? '47,9' : '32,3' }) }));
  });

  it.each([[47.9, 160, 334], [48, 160, 334], [65.5, 97, 148], [66, 97, 148], [100, 5, 5]])('that states %d %% of %d in %d is right', (stated, doing, frameSize) => {
    expect(() => checkStated(stated, 'I6', { frameSize, sampleSize: frameSize, guided: null, doing })).not.toThrow();
  });

  it('keeps what is guided apart from what is done, and both within what was asked', () => {
    const stalls = [{ number: '1', trade: 'rau', guided: true, doing: true }, { number: '2', trade: null, guided: true, doing: false }, { number: '3', trade: null, guided: false, doing: null }];
    expect(countsOfRoll(stalls, 5)).toEqual({ frameSize: 5, sampleSize: 3, guided: 2, doing: 1 });
    expect(() => checkRoll([...stalls, stalls[0]!])).toThrow('insight.stall_twice');
    for (const wrong of [{ sampleSize: 6 }, { doing: 4 }, { guided: 4 }]) expect(() => checkNesting({ frameSize: 5, sampleSize: 3, guided: 2, doing: 1, ...wrong })).toThrow('insight.survey_does_not_nest');
  });

  it('of a sample is of those asked, and says how far it may be off', () => {
    const counts = { frameSize: 10_000, sampleSize: 400, guided: null, doing: 214 };
    expect(surveyRate('I7', counts)).toBe(53.5);
    expect(marginOfError(counts)).toBe(4.8);
    expect(marginOfError({ ...counts, frameSize: 400 })).toBeNull();
  });
});
