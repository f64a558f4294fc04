import type { IconName } from '$lib/components/icons';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { formatNumber } from '$lib/i18n/figures';
import { bytesOf, type Draft, type DraftPhoto } from './draft';

export type Words = { tone: 'plain' | 'wait' | 'good' | 'bad'; icon: IconName; text: string };

const megabytes = (bytes: number) => formatNumber(bytes / 1_000_000, getLocale());

/** Where a draft is, in words that promise nothing: this phone alone, partly sent, at the market. */
export function draftWords(draft: Draft): Words {
  if (draft.state === 'sent') return { tone: 'good', icon: 'check', text: m.ban_draft_sent() };
  if (draft.state === 'conflict') return { tone: 'bad', icon: 'warn', text: m.ban_draft_conflict() };
  if (draft.state === 'refused') return { tone: 'bad', icon: 'warn', text: draft.problem?.detail || m.ban_draft_refused() };
  if (draft.state === 'signed_out') return { tone: 'bad', icon: 'user', text: m.ban_draft_signed_out() };
  const { sent, size } = bytesOf(draft.photos);
  if (sent > 0 && sent < size) return { tone: 'wait', icon: 'on', text: m.ban_draft_sending({ sent: megabytes(sent), size: megabytes(size) }) };
  return { tone: 'wait', icon: 'off', text: draft.state === 'waiting' ? m.ban_draft_here() : m.ban_draft_writing() };
}

export function photoWords(photo: DraftPhoto): string {
  if (photo.state === 'refused') return photo.reason || m.ban_photo_refused();
  if (photo.state === 'sent') return m.ban_photo_sent();
  return m.ban_photo_sending({ sent: megabytes(photo.sent), size: megabytes(photo.size) });
}
