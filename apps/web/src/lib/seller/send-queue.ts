import { afterAnswer } from './after-answer';
import type { Draft, DraftPhoto } from './draft';
import { changeDraft, findDraft, forgetPhotos, forgetSent, listUnsent } from './drafts';
import { sendDraft, type SendAnswer } from './send-draft';
import { PhotoRefused, sendPhoto } from './send-photo';
import { noteSignal, watchSignal } from './signal';

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

let running = false;
let asked = false;
let pause = FIRST_PAUSE;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends what waits on this phone, oldest first, now and whenever the link returns. Call it on every
 * page that may be open in the field; one tab sends, the others wait (Web Locks).
 */
export function startSending(): void {
  watchSignal(() => sendSoon());
  addEventListener('pageshow', () => sendSoon());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && sendSoon());
  void forgetSent();
}

/** Tries now; after a failure the pauses grow from two seconds to a minute. */
export function sendSoon(): void {
  pause = FIRST_PAUSE;
  asked = true;
  void run();
}

async function run(): Promise<void> {
  if (running) return;
  running = true;
  clearTimeout(timer);
  try {
    let left = false;
    do {
      asked = false;
      left = await alone(sendEverything);
    } while (asked);
    if (left) timer = setTimeout(() => void run(), pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  } finally {
    running = false;
  }
}

/** Two tabs that send one photo at once would only stand in each other's way. */
const alone = (work: () => Promise<boolean>): Promise<boolean> =>
  navigator.locks
    ? navigator.locks.request('cho-phien-sending', { ifAvailable: true }, (lock) => (lock ? work() : true))
    : work();

/** True while something is left that another try may send. */
async function sendEverything(): Promise<boolean> {
  let left = false;
  for (const { id } of await listUnsent()) left = !(await sendOne(id)) || left;
  return left;
}

/** True when nothing of this draft is left to try; photos go ahead while the rest is still written. */
async function sendOne(id: string): Promise<boolean> {
  const draft = await findDraft(id);
  if (!draft || draft.state === 'conflict') return true;
  for (const photo of draft.photos) {
    if (photo.state === 'waiting' || photo.state === 'sending') {
      if (!(await tryPhoto(draft, photo))) return false;
    }
  }
  const whole = await findDraft(id);
  if (whole?.state !== 'waiting' && whole?.state !== 'signed_out') return true;
  return take(whole, await sendDraft(whole));
}

async function tryPhoto(draft: Draft, photo: DraftPhoto): Promise<boolean> {
  const note = (change: Partial<DraftPhoto>) =>
    changeDraft(draft.id, (now) => ({
      ...now,
      photos: now.photos.map((one) => (one.id === photo.id ? { ...one, ...change } : one)),
    }));
  try {
    await note({ state: 'sending' });
    await sendPhoto(draft, photo, (sent) => void note({ sent }));
    await note({ state: 'sent', sent: photo.size });
    return true;
  } catch (cause) {
    if (!(cause instanceof PhotoRefused)) return false;
    await note({ state: 'refused', reason: cause.message });
    return true;
  }
}

/** Writes the market's answer down; a change the person made meanwhile stays to be sent. */
async function take(tried: Draft, answer: SendAnswer): Promise<boolean> {
  if (answer.outcome === 'later') return false;
  noteSignal(true);
  if (answer.outcome === 'signed_out') {
    await changeDraft(tried.id, (now) => ({ ...now, state: 'signed_out' }));
    return true;
  }
  const stored = await changeDraft(tried.id, (now) => afterAnswer(now, tried.version, answer));
  if (stored?.state === 'sent') await forgetPhotos(stored.photos);
  return stored?.state !== 'waiting';
}
