import { message } from '@cho-phien/kernel';
import type { FrozenCounts, FrozenFigure, FrozenPart } from '../domain/report.js';

const word = (name: string, params: Record<string, string | number> = {}): string => message(`insight.${name}`, 'vi', params);
const number = (value: number): string => new Intl.NumberFormat('vi-VN').format(value);

const channelNote = (channel: string, { numerator, denominator, unknown }: FrozenCounts): string =>
  word('note.channel', { channel: word(`part.${channel}`), numerator: number(numerator), denominator: number(denominator), unknown: number(unknown) });

/** What else is said of a frozen figure, in Vietnamese: its evidence, its channels, who was guided, how many orders. */
export const figureNotes = ({ evidence, byChannel = {}, measures = {} }: FrozenFigure): string[] => [
  word('note.evidence', { a: number(evidence.A ?? 0), b: number(evidence.B ?? 0), c: number(evidence.C ?? 0) }),
  ...Object.entries(byChannel).map(([channel, counts]) => channelNote(channel, counts)),
  ...Object.entries(measures).map(([name, value]) => word(`note.${name}`, { count: number(value) })),
];

/** How a part is named on paper: with what it is not. */
export const partLabel = ({ areaName, approximate }: FrozenPart): string => (approximate ? word('part_approximate', { area: areaName }) : areaName);
