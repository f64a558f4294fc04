import { Invalid } from '@cho-phien/kernel';
import type { FieldError } from '@cho-phien/kernel';
import { marginOfError } from './survey.js';
import type { SurveyCounts, SurveyDraft } from './survey.js';

/** What residents are told apart by, in counts alone: who of them is what is never kept. Of ethnicity the two groups that the indicator asks about. */
export const GROUPS = { sex: ['female', 'male'], ethnicity: ['kinh', 'minority'] } as const;
export const GROUP_KINDS = ['sex', 'ethnicity'] as const satisfies readonly (keyof typeof GROUPS)[];
export type GroupKind = (typeof GROUP_KINDS)[number];
export type GroupName = (typeof GROUPS)[GroupKind][number];
export const GROUP_NAMES: readonly GroupName[] = GROUP_KINDS.flatMap((kind): readonly GroupName[] => GROUPS[kind]);

/** Those of one group: how many were asked, and how many of them do it. What the groups of one kind leave of the whole is not stated. */
export interface SurveyGroup { group: GroupName; sampleSize: number; doing: number }

export const kindOf = (group: GroupName): GroupKind => (group === 'female' || group === 'male' ? 'sex' : 'ethnicity');

/**
 * Groups are of residents (I7) who were counted, not of a roll; those of one kind lie within the whole, and what they leave of it nests as well.
 * Errors: `insight.groups_of_residents`; `insight.groups_do_not_nest`, naming a count of the group that is too large, or of the last one where all of a kind are.
 */
export function checkGroups({ indicator, stalls, groups, ...whole }: SurveyCounts & Pick<SurveyDraft, 'indicator' | 'stalls' | 'groups'>): void {
  if (groups.length === 0) return;
  if (indicator !== 'I7' || stalls.length > 0) throw new Invalid('insight.groups_of_residents', {}, [{ path: 'groups', code: 'insight.groups_of_residents' }]);
  const wrong = GROUP_KINDS.flatMap((kind) => wrongOf(groups.filter(({ group }) => kindOf(group) === kind), whole));
  if (wrong.length > 0) throw new Invalid('insight.groups_do_not_nest', {}, wrong);
}

function wrongOf(groups: readonly SurveyGroup[], whole: Pick<SurveyCounts, 'sampleSize' | 'doing'>): FieldError[] {
  const at = (group: GroupName, count: 'sampleSize' | 'doing'): FieldError[] => [{ path: `groups.${group}.${count}`, code: 'insight.groups_do_not_nest' }];
  const alone = groups.flatMap(({ group, sampleSize, doing }) => (doing > sampleSize ? at(group, 'doing') : []));
  const last = groups.at(-1)?.group;
  if (alone.length > 0 || last === undefined) return alone;
  const left = groups.reduce((rest, { sampleSize, doing }) => ({ sampleSize: rest.sampleSize - sampleSize, doing: rest.doing - doing }), { sampleSize: whole.sampleSize, doing: whole.doing });
  if (left.sampleSize < 0) return at(last, 'sampleSize');
  return left.doing < 0 || left.doing > left.sampleSize ? at(last, 'doing') : [];
}

/** Fewer than so many on one side say nothing of how far a rate may be off. */
const FEWEST = 5;

/**
 * How far the rate of a group may be off, as `marginOfError`; null also where too few do it or do not. How many there are of a group nobody counted: it is taken
 * to have been asked in the same share as all.
 */
export const marginOfGroup = (group: SurveyGroup, whole: SurveyCounts): number | null => (Math.min(group.doing, group.sampleSize - group.doing) < FEWEST ? null : marginOfError(whole, group));
