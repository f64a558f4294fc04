import type { IconName } from '../components/icons';
import type { Task, TaskRule } from '../server/assistant-types';

type Place = (task: Task) => string;

const household: Place = ({ sellerId }) => `/giup/ho/${sellerId}`;
const order: Place = (task) => `${household(task)}/don/${task.subject.id}`;

/** Where each task is done, how pressing it is, and the picture beside it. */
const TASKS: Record<TaskRule, { place: Place; icon: IconName; tone: 'hot' | 'soon' | '' }> = {
  order_late: { place: order, icon: 'box', tone: 'hot' },
  order_unsent: { place: order, icon: 'truck', tone: 'hot' },
  unconfirmed_listing: { place: ({ sellerId, subject }) => `/giup/doc-lai/${subject.id}?ho=${sellerId}`, icon: 'hear', tone: '' },
  draft_stuck: { place: (task) => `${household(task)}/hang/${task.subject.id}`, icon: 'paper', tone: '' },
  certificate_ending: { place: (task) => `${household(task)}#chung-nhan`, icon: 'paper', tone: 'soon' },
  stock_silent: { place: (task) => `${household(task)}/hang/${task.subject.id}#con`, icon: 'jar', tone: 'soon' },
  consent_ending: { place: ({ sellerId }) => `/giup/xin-phep?ho=${sellerId}`, icon: 'hand', tone: '' },
};

/** A rule this page does not know yet still leads to its household. */
export const placeOfTask = (task: Task): string => (TASKS[task.rule]?.place ?? household)(task);
export const iconOfTask = ({ rule }: Task): IconName => TASKS[rule]?.icon ?? 'info';
export const toneOfTask = ({ rule }: Task): string => TASKS[rule]?.tone ?? '';
